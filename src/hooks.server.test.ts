import { describe, expect, it } from 'vitest';
import { openLog } from '#lib/server/operate/log.ts';
import { handleError } from './hooks.server.ts';

const SEARCH = 'http://localhost/?near=60601&route=iv_infusion';

/** What the hook returns and what it writes to the log, for one failing request. */
async function fail(error: unknown, status: number) {
	const lines: string[] = [];
	const log = openLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
	const event = {
		request: new Request(SEARCH, {
			method: 'POST',
			body: 'email=someone@example.org',
			headers: { referer: SEARCH, 'x-forwarded-for': '192.0.2.7' }
		}),
		url: new URL(SEARCH),
		params: { place: 'springfield' },
		route: { id: '/' },
		getClientAddress: () => '192.0.2.7',
		locals: { services: { log } }
	} as unknown as Parameters<typeof handleError>[0]['event'];
	const seen = await handleError({ error, event, status, message: 'Internal Error' });
	return { seen, logged: lines.join('') };
}

describe('when a request fails', () => {
	it('logs method, route and error under the number the person sees', async () => {
		const { seen, logged } = await fail(new TypeError('no such column'), 500);
		expect(seen).toEqual({
			message: 'Internal Error',
			id: expect.stringMatching(/^[\da-f-]{36}$/)
		});
		expect(JSON.parse(logged)).toMatchObject({
			level: 'error',
			id: seen?.id,
			method: 'POST',
			route: '/',
			err: { type: 'TypeError', message: 'no such column' }
		});
	});

	it('logs no query, no place and nobody', async () => {
		const { logged } = await fail(new Error(`could not read ${SEARCH}`), 500);
		expect(logged).not.toMatch(/60601|near|iv_infusion|springfield|example|192\.0/);
	});

	it('logs nothing for a page that is not there', async () => {
		const { seen, logged } = await fail(new Error('Not found: /zip/60601'), 404);
		expect(seen).toEqual({ message: 'Internal Error' });
		expect(logged).toBe('');
	});

	it('copes with what is not an error', async () => {
		expect((await fail('odd', 500)).logged).toContain('"message":"odd"');
	});
});
