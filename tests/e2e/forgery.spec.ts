import { request } from 'node:http';
import { expect, test } from '@playwright/test';
import { readSession } from '#lib/accounts/sessions.server.ts';
import { People } from '../support/bad-input/people.ts';
import { startSite, type Site } from '../support/listings.ts';

/** What another site makes a browser send: a method, a path, headers and a body. */
interface Shape {
	method?: string;
	path?: string;
	type?: string | null;
	headers?: Record<string, string>;
	body?: string;
}

const FORM = 'application/x-www-form-urlencoded';
/** Ends all sessions of who is signed in: what an attacker would like, and nobody can undo. */
const EVERYWHERE = '/account?/everywhere';
const EVIL = { origin: 'https://evil.example' };

let site: Site;
let people: People;

test.beforeAll(async () => {
	site = await startSite();
	people = await People.of(site);
});
test.afterAll(() => site.stop());

/** Sends it as it is: `fetch` would leave some headers out, and make others up. */
function send(cookie: string, shape: Shape): Promise<number> {
	const { method = 'POST', path = EVERYWHERE, type = FORM, headers, body = 'x=1' } = shape;
	const sent = {
		host: new URL(site.origin).host,
		cookie,
		accept: 'text/html',
		'content-length': String(Buffer.byteLength(body)),
		...(type !== null && { 'content-type': type }),
		...headers
	};
	return new Promise((resolve, reject) => {
		const asked = { method, path, headers: sent, host: '127.0.0.1' };
		request({ ...asked, port: new URL(site.origin).port }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		})
			.on('error', reject)
			.end(body);
	});
}

const multipart = '--x\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--x--\r\n';

const SHAPES: Record<string, (origin: string) => Shape> = {
	'a form of another site': () => ({ headers: EVIL }),
	'a form without an origin': () => ({}),
	'a form of a hidden origin': () => ({ headers: { origin: 'null' } }),
	'a form of a site whose name begins like ours': (origin) => ({
		headers: { origin: `${origin}.evil.example` }
	}),
	'a form of a site beside ours': (origin) => ({
		headers: {
			origin: origin.replace('localhost', 'evil.localhost'),
			'sec-fetch-site': 'same-site'
		}
	}),
	'a form of another port': (origin) => ({ headers: { origin: origin.replace(/\d+$/, '1') } }),
	'a form of another scheme': (origin) => ({
		headers: { origin: origin.replace('http:', 'https:') }
	}),
	'a form of a site that says it is us to a proxy': () => ({
		headers: { ...EVIL, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
	}),
	'a form with files': () => ({
		type: 'multipart/form-data; boundary=x',
		headers: EVIL,
		body: multipart
	}),
	'a form as plain text': () => ({ type: 'text/plain', headers: EVIL }),
	'a form whose type is written oddly': () => ({
		type: ' Application/X-WWW-Form-URLencoded ;charset=x',
		headers: EVIL
	}),
	'a form that says it comes from a script of ours': () => ({
		headers: { ...EVIL, accept: 'application/json', 'x-sveltekit-action': 'true' }
	}),
	'a form to the data of a page': () => ({
		path: '/account/__data.json?/everywhere',
		headers: EVIL
	}),
	JSON: () => ({ type: 'application/json', headers: EVIL, body: '{"x":1}' }),
	'a body of no type': () => ({ type: null, headers: EVIL }),
	'a body of two types': () => ({ type: `application/json, ${FORM}`, headers: EVIL }),
	'an address alone': () => ({ method: 'GET', type: null, body: '' }),
	'an address that names another method': () => ({
		method: 'GET',
		path: `${EVERYWHERE}&_method=POST`,
		type: null,
		headers: { ...EVIL, 'x-http-method-override': 'POST' },
		body: ''
	}),
	'another method': () => ({ method: 'PUT', headers: EVIL }),
	'another method without an origin': () => ({ method: 'DELETE', type: null })
};

for (const [name, shape] of Object.entries(SHAPES)) {
	test(`no other site ends somebody’s sessions by ${name}`, async () => {
		const { cookie } = await people.signedIn();
		const asked = shape(site.origin);
		const status = await send(cookie, asked);
		// Looking at the page is all that an address does.
		const refused = asked.method === 'GET' ? [200] : [400, 403, 405, 415];
		expect(refused).toContain(status);
		const headers = new Headers({ cookie });
		expect(await readSession(people.services.auth, headers)).not.toBeNull();
	});
}

test('a form of ours does end them', async () => {
	const { cookie } = await people.signedIn();
	expect(await send(cookie, { headers: { origin: site.origin } })).toBe(303);
	expect(await readSession(people.services.auth, new Headers({ cookie }))).toBeNull();
});
