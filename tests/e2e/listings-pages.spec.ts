import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import { axeViolations } from '../support/axe.ts';
import { correctionOf } from '../support/crash-work.ts';
import { letIn } from '../support/let-in.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';
import { infusionClinics, letSpeak } from '../support/site-clinics.ts';

const OFFICE = 'office@some-clinic.example';
const MODERATOR = 'reviewer@moderators.example';

/** Pages by who opens them. CLINIC, STATUS, SENT and CLAIM are filled in. */
const PAGES = {
	anyone: [
		'/clinics/CLINIC',
		'/clinics/CLINIC/history',
		'/clinics/CLINIC/correct',
		'/clinics/CLINIC/correct?fact=phone',
		'/clinics/CLINIC/called',
		'/clinics/CLINIC/claim',
		'/for-clinics',
		'/for-clinics/add',
		'/sign-in',
		'/sign-in/moderator',
		'/sign-in/link?token=used',
		'/confirm?clinic=x',
		'STATUS'
	],
	clinic: [
		'/clinics/CLINIC/update',
		'/clinics/CLINIC/confirm',
		'/for-clinics/mine',
		'/for-clinics/add/details',
		'/for-clinics/many',
		'/account'
	],
	moderator: [
		'/review',
		'/review/SENT',
		'/review/claims',
		'/review/claims/CLAIM',
		'/review/clinics/CLINIC',
		'/review/done',
		'/review/people',
		'/account',
		'/account/password',
		'/account/second-step',
		'/sign-out'
	]
} as const;

/** Public pages, that other sites may lead to. */
const FOUND_BY_SEARCH = ['/for-clinics', '/for-clinics/add', '/clinics/CLINIC/history'];

type Who = keyof typeof PAGES;

let site: Site;
let filled: Record<string, string>;
const pages: Partial<Record<Who, Page>> = {};

test.beforeAll(async ({ tabs }) => {
	site = await startSite();
	await addModerator(site, MODERATOR);
	const [{ id }] = await infusionClinics(site, 1);
	const sent = await submit(site.database, correctionOf(id, 'to-look-at'));
	const newPage = () => tabs.take({ baseURL: site.origin });
	pages.anyone = await newPage();
	pages.clinic = await newPage();
	await letIn(pages.clinic, site, OFFICE);
	await letSpeak(site, OFFICE, id);
	pages.moderator = await newPage();
	await letIn(pages.moderator, site, MODERATOR);
	const claim = await site.database.queries
		.selectFrom('claim')
		.select('id')
		.executeTakeFirstOrThrow();
	const secrets = await openSecrets(site.database);
	filled = {
		CLINIC: id,
		SENT: sent.id,
		CLAIM: claim.id,
		STATUS: statusPath({ secrets }, sent.id)
	};
});
test.afterAll(() => site.stop());

for (const who of Object.keys(PAGES) as Who[]) {
	for (const path of PAGES[who]) {
		test(`${path} is accessible to ${who}, wide and narrow, in both themes and languages`, async () => {
			const page = pages[who];
			if (!page) throw new Error('Nobody signed in.');
			const address = path.replace(/[A-Z]{2,}/, (name) => filled[name]);

			await page.setViewportSize({ width: 1280, height: 800 });
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			const answer = await page.goto(address);
			expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(address);
			expect(answer?.status()).toBe(200);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await expect(page).toHaveTitle(/.+ – Within Reach$/);
			expect(await axeViolations(page)).toEqual([]);

			await page.setViewportSize({ width: 320, height: 640 });
			await page.emulateMedia({ colorScheme: 'dark' });
			await page.goto(`/es${address}`);
			await expect(page.locator('html')).toHaveAttribute('lang', 'es');
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow).toBe(0);
			expect(await axeViolations(page)).toEqual([]);

			if (path === '/clinics/CLINIC') return;
			// What is one person's, or a form, is kept by no cache and found by no search engine.
			expect(answer?.headers()['cache-control']).toContain('no-store');
			if (!FOUND_BY_SEARCH.includes(path)) {
				await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
			}
		});
	}
}

test('the people of a clinic find it by its name, and come to its page', async ({ newPerson }) => {
	const page = await newPerson(site);
	const [{ name, id }] = await infusionClinics(site, 1);
	await page.goto('/for-clinics');
	await page.getByRole('searchbox').fill(name);
	await page.getByRole('search').getByRole('button').click();
	await page.getByRole('main').locator(`a[href$="/clinics/${id}"]`).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});
