import { describe, expect, it } from 'vitest';
import { sitemap } from './sitemap.ts';

const lines = sitemap('https://example.org', ['some-clinic-phoenix-az']).split('\n');

describe('the sitemap', () => {
	it('lists each page and clinic in both languages', () => {
		const addresses = lines.flatMap((line) => /<loc>(.*?)<\/loc>/.exec(line)?.[1] ?? []);
		expect(addresses).toHaveLength(14);
		expect(addresses).toContain('https://example.org/');
		expect(addresses).toContain('https://example.org/es');
		expect(addresses).toContain('https://example.org/es/treatment');
		expect(addresses).toContain('https://example.org/clinics/some-clinic-phoenix-az');
		expect(addresses).toContain('https://example.org/es/clinics/some-clinic-phoenix-az');
	});

	it('names the other language of each', () => {
		for (const line of lines.filter((it) => it.startsWith('<url>'))) {
			expect(line).toMatch(/hreflang="en" href="https:\/\/example\.org\//);
			expect(line).toMatch(/hreflang="es" href="https:\/\/example\.org\/es/);
		}
	});
});
