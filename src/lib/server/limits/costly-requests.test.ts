import { expect, it } from 'vitest';
import type { Handle } from '@sveltejs/kit';
import { limitCostlyRequests } from './costly-requests.ts';

type Event = Parameters<Handle>[0]['event'];

async function ask(path: string, address: string): Promise<Response> {
	const url = new URL(`https://example.org${path}`);
	const event = { url, route: { id: url.pathname }, getClientAddress: () => address };
	return limitCostlyRequests({
		event: event as unknown as Event,
		resolve: () => new Response('answered')
	});
}

const askOften = (path: string, address: string) =>
	Promise.all(Array.from({ length: 120 }, () => ask(path, address)));

it('one network’s questions to the access map are answered so often, and others’ too', async () => {
	const asked = await askOften('/api/access?payer=medicaid', '192.0.2.1');
	expect(asked.every(({ status }) => status === 200)).toBe(true);
	const refused = await ask('/api/access?payer=tricare', '192.0.2.1');
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await refused.json()).toMatchObject({ status: 429, detail: /\d+ seconds/ });
	expect((await ask('/access?payer=tricare', '192.0.2.1')).headers.get('content-type')).toContain(
		'text/plain'
	);
	expect((await ask('/api/access?payer=tricare', '192.0.2.2')).status).toBe(200);
});

it('what costs nothing is not counted', async () => {
	for (const path of ['/access', '/?route=iv_infusion', '/api/search?near=85004']) {
		await askOften(path, '192.0.2.3');
		expect((await ask(path, '192.0.2.3')).status).toBe(200);
	}
});
