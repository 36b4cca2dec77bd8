import { describe, expect, it } from 'vitest';
import { preventErrorCaching, secureHeaders } from './headers.ts';

const POLICY = "default-src 'self'; connect-src 'self'; font-src 'self'";

function headersFor(
	address: string,
	basemapUrl: string | null = null,
	given: Record<string, string> = {}
) {
	const headers = new Headers(given);
	secureHeaders(headers, new URL(address), basemapUrl);
	return headers;
}

describe('the headers of a response', () => {
	it('keep addresses, other sites and the browser’s powers away', () => {
		const headers = headersFor('http://localhost:3000/');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toMatch(/^geolocation=\(self\), .*camera=\(\)/);
	});

	it('ask for https only where https is', () => {
		expect(headersFor('http://example.org/').has('strict-transport-security')).toBe(false);
		expect(headersFor('https://example.org/').get('strict-transport-security')).toMatch(/max-age/);
	});

	it('let nobody keep a page whose address tells a place', () => {
		const given = { 'cache-control': 'public, max-age=60' };
		const cacheOf = (path: string) =>
			headersFor(`http://localhost${path}`, null, given).get('cache-control');
		expect(cacheOf('/?near=60601&route=iv_infusion')).toBe('private, no-store');
		expect(cacheOf('/api/search?near=')).toBe('private, no-store');
		expect(cacheOf('/?route=iv_infusion')).toBe('public, max-age=60');
	});

	it('let nobody keep a page for one person', () => {
		const headersOf = (routeId: string) => {
			const headers = new Headers();
			secureHeaders(headers, new URL('http://localhost/'), null, routeId);
			return headers.get('cache-control');
		};
		for (const id of ['/clinics/[id]/correct', '/review', '/review/[id]', '/submissions/[id]'])
			expect(headersOf(id)).toBe('private, no-store');
		for (const id of ['/', '/clinics/[id]', '/clinics/[id]/history.atom', '/saved', '/reviewer'])
			expect(headersOf(id)).toBeNull();
	});

	it('let nobody keep that something is gone', () => {
		const kept = (status: number, given?: string) => {
			const headers = new Headers(given ? { 'cache-control': given } : {});
			preventErrorCaching(headers, status);
			return headers.get('cache-control');
		};
		expect([404, 410, 503].map((status) => kept(status))).toEqual(Array(3).fill('no-cache'));
		expect(kept(404, 'private, no-store')).toBe('private, no-store');
		expect([200, 303, 304].map((status) => kept(status))).toEqual([null, null, null]);
	});

	it('let scripts fetch the operator’s basemap, and nothing else new', () => {
		const policyWith = (basemapUrl: string | null) =>
			headersFor('http://localhost/', basemapUrl, { 'content-security-policy': POLICY }).get(
				'content-security-policy'
			);
		expect(policyWith(null)).toBe(POLICY);
		expect(policyWith('/tiles/us.pmtiles')).toBe(POLICY);
		expect(policyWith('https://tiles.example.org/a/us.pmtiles')).toBe(
			"default-src 'self'; connect-src 'self' https://tiles.example.org; font-src 'self'"
		);
		expect(headersFor('http://localhost/').has('content-security-policy')).toBe(false);
	});
});
