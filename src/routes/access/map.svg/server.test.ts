import { gunzipSync } from 'node:zlib';
import { isRedirect } from '@sveltejs/kit';
import { describe, expect, it, vi } from 'vitest';
import { publishCommitted } from '../../../../tests/support/published.ts';
import { GET } from './+server.ts';

// The first answer plants a tree over all tracts.
vi.setConfig({ testTimeout: 120_000 });

await publishCommitted();

type Event = Parameters<typeof GET>[0];

async function ask(query: string, headers: Record<string, string> = {}): Promise<Response> {
	const url = new URL(`https://example.org/access/map.svg?${query}`);
	return GET({ url, request: new Request(url, { headers }) } as Event);
}

describe('the image of the map', () => {
	it('is SVG, kept for five minutes, and not sent twice', async () => {
		const response = await ask('payer=medicaid', { 'accept-encoding': 'gzip' });
		expect(response.headers.get('content-type')).toBe('image/svg+xml');
		expect(response.headers.get('content-disposition')).toBeNull();
		expect(response.headers.get('cache-control')).toBe('public, max-age=300');
		const text = gunzipSync(await response.arrayBuffer()).toString();
		expect(text).toMatch(/^<svg [\s\S]*<\/svg>$/);
		expect(text).toContain('takes Medicaid');
		const etag = response.headers.get('etag') ?? '';
		// What is looked at beside the map doesn't change it.
		const again = await ask('payer=medicaid&state=TX&county=48001&sort=name', {
			'accept-encoding': 'gzip',
			'if-none-match': etag
		});
		expect(again.status).toBe(304);
	});

	it('has the unit that was asked for', async () => {
		expect(await (await ask('unit=km')).text()).toContain('16 km');
	});

	it('is saved when that was asked for', async () => {
		const response = await ask('download=1');
		expect(response.headers.get('content-disposition')).toBe(
			'attachment; filename="access-map.svg"'
		);
	});

	it('is led to by language', async () => {
		const thrown: unknown = await ask('lang=es&payer=medicaid&download=1').catch((it) => it);
		if (!isRedirect(thrown)) return expect.unreachable();
		expect(thrown.status).toBe(308);
		expect(thrown.location).toBe('/es/access/map.svg?payer=medicaid&download=1');
	});

	it('names wrong parameters', async () => {
		const response = await ask('format=csv&lang=fr');
		expect(response.status).toBe(400);
		const { errors } = await response.json();
		expect(errors.map((it: { parameter: string }) => it.parameter)).toEqual(['lang', 'format']);
	});
});
