import { expect, test } from '@playwright/test';
import { newFormToken } from '#lib/server/http/form-token.ts';
import { People } from '../support/bad-input/people.ts';
import { realPaths } from '../support/bad-input/real-paths.ts';
import { formActions, nameOf, pages } from '../support/bad-input/routes.ts';
import type { Stage } from '../support/bad-input/scene.ts';
import { send } from '../support/bad-input/sending.ts';
import { englishIn } from '../support/english.ts';
import { startSite, type Site } from '../support/listings.ts';
import { infusionClinics } from '../support/site-clinics.ts';

/** Addresses that are asked something, and those that can't be read. */
const ASKED = [
	'/?near=85004&route=iv_infusion&payer=medicaid',
	'/?near=85004&radius=10&route=esketamine_nasal&payer=tricare&coverage=confirmed',
	'/?near=Springfield',
	'/?near=nowhere-at-all&radius=99999&route=x&payer=y&age=z&sort=up&unit=ells&fresh=2',
	'/access?payer=medicaid&state=TX&county=48001',
	'/access?measure=e2sfca&miles=50&decay=gaussian',
	'/access?measure=extra',
	'/access?state=GU',
	'/access?add=33.45,-112.07,iv_infusion,medicaid&next=3,50,tracts',
	'/access?measure=x&nth=9&nth=8&miles=7&decay=x&state=ZZ&county=1&sort=x&at=x&next=x&unit=x&add=x',
	`/access?${'add=33.45,-112.07&'.repeat(30)}route=x&payer=x`,
	'/for-clinics/add?name=Desert+Mind&place=85004',
	'/for-clinics/add?name=&place=nowhere&phone=1',
	'/nowhere'
];

let site: Site;
let stage: Stage;

test.beforeAll(async () => {
	site = await startSite({ LOG_LEVEL: 'error' });
	const clinics = await infusionClinics(site, 10);
	stage = { site, database: site.database, people: await People.of(site), clinics };
});
test.afterAll(() => site.stop());

async function read(path: string, init: RequestInit = {}) {
	const answer = await send(site.origin + path, { redirect: 'manual', ...init });
	return { status: answer.status, text: await answer.text() };
}

test('a page in English is known to be', async () => {
	expect(englishIn((await read('/')).text).length).toBeGreaterThan(10);
	expect(englishIn('<li>"nth" must be from 1 and up to 5, not "9".</li>')).toHaveLength(1);
});

test('no page in Spanish says anything in English, anyone who asks and whatever it is asked', async () => {
	const real = await realPaths(stage);
	const [{ id }] = stage.clinics;
	const paths = [
		...pages().flatMap((route) => real[route] ?? [route]),
		...['phone', 'address', 'other', 'hours'].map((it) => `/clinics/${id}/correct?fact=${it}`),
		...ASKED
	];
	const { cookie } = await stage.people.signedIn('admin');
	for (const path of paths) {
		for (const headers of [{ cookie: '' }, { cookie }]) {
			const { status, text } = await read(`/es${path}`, { headers });
			expect(status, path).toBeLessThan(500);
			expect(englishIn(text), path).toEqual([]);
		}
	}
});

test('no form in Spanish is refused in English', async () => {
	const real = await realPaths(stage);
	const { cookie } = await stage.people.signedIn('admin');
	const told = new Set<string>();
	for (const one of formActions()) {
		const [path = one.route] = real[one.route] ?? [];
		const address = one.action ? `${path}${path.includes('?') ? '&' : '?'}/${one.action}` : path;
		for (const form_token of ['', newFormToken(stage.people.services.secrets)]) {
			const { status, text } = await read(`/es${address}`, {
				method: 'POST',
				headers: { accept: 'text/html', origin: site.origin, cookie },
				body: new URLSearchParams({ form_token, email: 'x', name: '', text: '?' })
			});
			expect(status, nameOf(one)).toBeLessThan(500);
			expect(englishIn(text), nameOf(one)).toEqual([]);
			if (status >= 400) told.add(nameOf(one));
		}
	}
	expect(told.size).toBeGreaterThan(20);
});
