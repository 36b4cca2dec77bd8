import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { audit } from '#lib/server/audit.ts';
import { newFormToken } from '#lib/server/form-token.ts';
import { openSecrets, type Secrets } from '#lib/server/secrets.ts';
import { submit } from '#lib/submissions/store.server.ts';
import { badPost, badQuery, type BadPost } from '../support/bad-input.ts';
import { correctionOf } from '../support/crash-work.ts';
import { endpoints, formActions, type FormAction } from '../support/form-routes.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';

/** Bad inputs in all, and how many are on their way at a time. */
const INPUTS = 10_000;
const AT_A_TIME = 16;

/** A seed of one's own finds other inputs; the one that failed is printed. */
const SEED = Number(process.env.SEED ?? 20261123);

let site: Site;
let secrets: Secrets;
/** A moderator's cookie, and one of each who can end their own session by what they send. */
let moderator: string;
const others = new Map<string, string>();
let ids: Record<string, string>;

test.beforeAll(async () => {
	// Each input comes from an address of its own: else limits would hide what is behind them.
	site = await startSite({ ADDRESS_HEADER: 'x-forwarded-for', LOG_LEVEL: 'error' });
	secrets = await openSecrets(site.database);
	moderator = await signIn('fuzz@moderators.example');
	for (const [i, action] of formActions().entries()) {
		if (endsSessions(action))
			others.set(nameOf(action), await signIn(`fuzz-${i}@moderators.example`));
	}
	const { id: clinic } = await site.database.queries
		.selectFrom('clinic')
		.select('id')
		.where('data', 'like', '%iv_infusion%')
		.orderBy('id')
		.executeTakeFirstOrThrow();
	const submission = await submit(site.database, correctionOf(clinic, 'fuzzed-while-waiting'));
	ids = {
		'/clinics': clinic,
		'/review/clinics': clinic,
		'/review/claims': 'no-such-claim',
		'/review': submission.id,
		'/submissions': submission.id
	};
});
test.afterAll(() => site.stop());

const nameOf = ({ route, action }: FormAction) => `${route} ${action ?? ''}`;
const endsSessions = ({ route }: FormAction) => /^\/(account|sign-out)/.test(route);

/** Forms to sign in are sent by who isn't; what ends sessions must not end the others'. */
const cookieFor = (action: FormAction) =>
	action.route.startsWith('/sign-in') ? '' : (others.get(nameOf(action)) ?? moderator);

/**
 * Sends once more what found its connection closed: a server may close one that was idle just as it
 * is used again. A server that is gone refuses the second too.
 */
async function send(address: string, init: RequestInit = {}): Promise<Response> {
	try {
		return await fetch(address, init);
	} catch {
		return fetch(address, init);
	}
}

/** Makes a moderator and gives the cookie of their session. */
async function signIn(email: string): Promise<string> {
	await addModerator(site, email);
	const body = new URLSearchParams({
		form_token: newFormToken(secrets, Date.now() - 10_000),
		email,
		password: 'a ferry crosses at dawn'
	});
	const answer = await send(`${site.origin}/sign-in/moderator`, {
		method: 'POST',
		body,
		headers: { origin: site.origin, 'x-forwarded-for': sender() },
		redirect: 'manual'
	});
	const cookies = answer.headers.getSetCookie().map((it) => it.split(';')[0]);
	expect(cookies.length).toBeGreaterThan(0);
	return cookies.join('; ');
}

/** A route with an id in each place of one. */
function pathOf(route: string): string {
	const path = route.replace(/(.*)\/\[id\]/, (_, before: string) => `${before}/${ids[before]}`);
	if (!path.startsWith('/submissions/')) return path.replace(/\[\w+\]/g, 'x');
	return `${path}?key=${secrets.hash('submission', ids['/submissions'])}`;
}

/** Another address each time. */
let senders = 0;
const sender = () => {
	senders++;
	return `10.${(senders >> 16) & 255}.${(senders >> 8) & 255}.${senders & 255}`;
};

/** Names and values that a page's forms have. */
async function fieldsOf(action: FormAction) {
	const answer = await send(site.origin + pathOf(action.route), {
		headers: { cookie: cookieFor(action), 'x-forwarded-for': sender() }
	});
	const html = await answer.text();
	const all = (pattern: RegExp) => [
		...new Set([...html.matchAll(pattern)].map(([, text]) => text.replaceAll('&quot;', '"')))
	];
	return { names: all(/ name="([^"]+)"/g), known: all(/ value="([^"]*)"/g) };
}

function bodyOf({ fields, as, token }: BadPost): RequestInit['body'] {
	const right = newFormToken(secrets, Date.now() - 10_000);
	const all = [...fields];
	if (token !== 'none') all.push(['form_token', token === 'right' ? right : `${right}x`]);
	const clean = all.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]);
	switch (as) {
		case 'fields':
			return new URLSearchParams(clean);
		case 'json':
			return JSON.stringify(Object.fromEntries(all));
		case 'broken':
			return '--x\r\ncontent-disposition: form-data; name="a';
		case 'nothing':
			return undefined;
		case 'multipart':
		case 'file': {
			const form = new FormData();
			for (const [name, value] of clean) {
				if (as === 'file' && name !== 'form_token') form.append(name, new Blob([value]), 'a.csv');
				else form.append(name, value);
			}
			return form;
		}
	}
}

const TYPES: Partial<Record<BadPost['as'], string>> = {
	json: 'application/json',
	broken: 'multipart/form-data; boundary=x'
};

async function post(to: FormAction, bad: BadPost): Promise<number> {
	const { route, action } = to;
	const path = pathOf(route);
	const address = action ? `${path}${path.includes('?') ? '&' : '?'}/${action}` : path;
	const type = TYPES[bad.as];
	const answer = await send(site.origin + address, {
		method: 'POST',
		body: bodyOf(bad),
		redirect: 'manual',
		headers: {
			// A failed action answers 200 in JSON to scripts, and its status to browsers.
			accept: 'text/html',
			cookie: cookieFor(to),
			'x-forwarded-for': sender(),
			...(type && { 'content-type': type }),
			...(bad.origin === 'ours' && { origin: site.origin }),
			...(bad.origin === 'foreign' && { origin: 'https://evil.example' })
		}
	});
	await answer.arrayBuffer();
	return answer.status;
}

/** Sends all, some at a time. */
async function sendAll<T>(items: readonly T[], send: (item: T) => Promise<void>): Promise<void> {
	const waiting = items.values();
	const sendSome = async () => {
		for (const item of waiting) await send(item);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, sendSome));
}

test('whatever is sent to a form or asked of an endpoint, no answer is a fault of ours', async () => {
	test.setTimeout(600_000);
	const actions = formActions();
	expect(actions.length).toBeGreaterThan(40);
	const each = Math.ceil((INPUTS * 0.9) / actions.length);
	const refused = new Set<string>();
	const posts = [];
	for (const [i, action] of actions.entries()) {
		const { names, known } = await fieldsOf(action);
		for (const bad of fc.sample(badPost(names, known), { numRuns: each, seed: SEED + i })) {
			posts.push({ action, bad });
		}
	}
	await sendAll(posts, async ({ action, bad }) => {
		const status = await post(action, bad);
		expect(status, JSON.stringify({ seed: SEED, action, bad })).toBeLessThan(500);
		if (status >= 400) refused.add(nameOf(action));
	});
	// Every form was reached, and refused something.
	expect(actions.filter((it) => !refused.has(nameOf(it)))).toEqual([]);

	const queries = endpoints().flatMap((route, i) =>
		fc
			.sample(badQuery(['near', 'radius', 'route', 'payer', 'page', 'sort', 'key', 'lat', 'lon']), {
				numRuns: Math.ceil((INPUTS * 0.1) / endpoints().length),
				seed: SEED + i
			})
			.map((query) => ({ route, query }))
	);
	await sendAll(queries, async ({ route, query }) => {
		const answer = await send(`${site.origin}${pathOf(route)}?${query}`);
		await answer.arrayBuffer();
		expect(answer.status, `${SEED} ${route}?${query}`).toBeLessThan(500);
	});

	const health = await fetch(`${site.origin}/health`);
	expect(health.status).toBe(200);
	await expect(audit(site.database.queries)).resolves.toBeDefined();
});
