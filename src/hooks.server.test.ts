import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handleError } from './hooks.server.ts';

const SEARCH = 'http://localhost/?near=60601&route=iv_infusion';

/** What the hook returns and what it writes to the log, for one failing request. */
async function fail(error: unknown, status: number) {
	const event = {
		request: new Request(SEARCH),
		url: new URL(SEARCH),
		route: { id: '/' }
	} as Parameters<typeof handleError>[0]['event'];
	const seen = await handleError({ error, event, status, message: 'Internal Error' });
	return { seen, logged: vi.mocked(console.error).mock.calls.flat().join('\n') };
}

describe('when a request fails', () => {
	beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
	afterEach(() => void vi.restoreAllMocks());

	it('logs method, route and error under the number the person sees', async () => {
		const { seen, logged } = await fail(new TypeError('no such column'), 500);
		expect(seen).toEqual({
			message: 'Internal Error',
			id: expect.stringMatching(/^[\da-f-]{36}$/)
		});
		expect(logged).toContain(`${seen?.id} GET / TypeError: no such column`);
	});

	it('logs no query and no place', async () => {
		const { logged } = await fail(new Error(`could not read ${SEARCH}`), 500);
		expect(logged).not.toMatch(/60601|near|iv_infusion/);
	});

	it('logs nothing for a page that is not there', async () => {
		const { seen, logged } = await fail(new Error('Not found: /zip/60601'), 404);
		expect(seen).toEqual({ message: 'Internal Error' });
		expect(logged).toBe('');
	});

	it('copes with what is not an error', async () => {
		expect((await fail('odd', 500)).logged).toMatch(/GET \/ odd$/);
	});
});
