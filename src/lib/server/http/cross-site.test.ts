import { describe, expect, it } from 'vitest';
import { isFromHere } from './cross-site.ts';

const OURS = 'https://clinics.example.org';

function asked(method: string, headers: Record<string, string>): boolean {
	return isFromHere(new Request(`${OURS}/x`, { method, headers }), OURS);
}

describe('a request that may change something', () => {
	it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('comes from a page of ours: %s', (method) => {
		expect(asked(method, { origin: OURS })).toBe(true);
		expect(asked(method, { 'sec-fetch-site': 'same-origin' })).toBe(true);
	});

	it.each([
		['nowhere', {}],
		['another site', { origin: 'https://evil.example' }],
		['a hidden origin', { origin: 'null' }],
		['a site beside ours', { origin: 'https://evil.example.org', 'sec-fetch-site': 'same-site' }],
		['a page of another site', { 'sec-fetch-site': 'cross-site' }],
		['plain http', { origin: 'http://clinics.example.org' }]
	])('is refused from %s, whatever its content is', (_, headers: Record<string, string>) => {
		for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', ''])
			expect(asked('POST', { ...headers, 'content-type': type })).toBe(false);
	});
});

it('A request that only reads may come from anywhere.', () => {
	for (const method of ['GET', 'HEAD', 'OPTIONS'])
		expect(asked(method, { origin: 'https://evil.example' })).toBe(true);
});
