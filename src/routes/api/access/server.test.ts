import fc from 'fast-check';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { ACCESS_PARAMETERS } from '#lib/access/question/query.ts';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import { publishClinics, publishCommitted } from '../../../../tests/support/published.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { GET, OPTIONS } from './+server.ts';

// Every question is answered for 85,000 tracts.
vi.setConfig({ testTimeout: 60_000 });

const { version } = await publishCommitted();

type Event = Parameters<typeof GET>[0];

/** Asks as a program would, without a server in between. */
async function ask(query: string, headers: Record<string, string> = {}): Promise<Response> {
	const url = new URL(`https://example.org/api/access?${query}`);
	return GET({ url, request: new Request(url, { headers }) } as Event);
}

describe('the access API', () => {
	it('answers in JSON with the headline’s numbers', async () => {
		const response = await ask('route=iv_infusion&payer=medicaid');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('application/json');
		const report = await response.json();
		expect(report).toMatchObject({
			version,
			date: new Date().toISOString().slice(0, 10),
			question: { route: ['iv_infusion'], payer: 'medicaid', measure: 'nearest' },
			national: { code: 'US', population: 334_735_155 },
			counties: [],
			county: null
		});
		expect(report.caveats.length).toBeGreaterThan(2);
		for (const source of report.sources) {
			expect(source).toMatchObject({ year: /\d{4}/, license: /./, url: /^https:/ });
		}
	});

	it('answers in CSV, to be saved', async () => {
		const response = await ask('format=csv&state=AZ');
		expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(response.headers.get('content-disposition')).toContain('access.csv');
		const text = await response.text();
		expect(text.split('\r\n')).toHaveLength(15 + 4);
		expect(text).toContain('County,04013,Maricopa,AZ,');
	});

	it('says so where there are no numbers', async () => {
		for (const asked of ['state=GU', 'county=66010', 'state=VI&format=csv']) {
			const response = await ask(asked);
			expect(response.status).toBe(400);
			const { errors } = await response.json();
			expect(errors[0].detail).toMatch(/There are no numbers for (Guam|US Virgin Islands|U\.S\.)/);
			expect(errors[0].code).toBe('no_data');
		}
		expect((await (await ask('county=99999')).json()).errors[0].code).toBe('not_allowed');
	});

	it('is kept for five minutes, and not sent twice', async () => {
		const first = await ask('payer=medicaid', { 'accept-encoding': 'br' });
		expect(first.headers.get('cache-control')).toBe('public, max-age=300');
		expect(first.headers.get('vary')).toBe('accept-encoding');
		const etag = first.headers.get('etag') ?? '';
		const report = JSON.parse(brotliDecompressSync(await first.arrayBuffer()).toString());
		expect(report.version).toBe(version);
		const known = { 'accept-encoding': 'br', 'if-none-match': `"x", W/${etag}` };
		const again = await ask('sort=name&payer=medicaid&unit=km', known);
		expect(again.status).toBe(304);
		expect(again.headers.get('etag')).toBe(etag);
		expect(await again.text()).toBe('');
		for (const other of ['payer=medicare', 'payer=medicaid&format=csv', 'payer=medicaid&nth=2']) {
			expect((await ask(other, known)).status).toBe(200);
		}
	});

	it('is new after a change of the directory', async () => {
		const before = await ask('');
		const changed = await publishClinics([infusionClinic]);
		const etag = before.headers.get('etag') ?? '';
		const after = await ask('', { 'if-none-match': etag });
		expect(after.status).toBe(200);
		expect(await after.json()).toMatchObject({ version: changed.version, matchingClinics: 1 });
		await publishCommitted();
		expect((await ask('', { 'if-none-match': etag })).status).toBe(304);
	});

	it('names every wrong parameter in a problem document', async () => {
		const response = await ask(
			'payor=x&measure=magic&nth=9&miles=7&state=XX&county=1&add=here&close=a%20b&format=xml'
		);
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(response.headers.get('cache-control')).toBe('no-store');
		const { errors, detail } = await response.json();
		const named = errors.map((error: { parameter: string }) => error.parameter).sort();
		expect(named).toEqual(
			['add', 'close', 'county', 'format', 'measure', 'miles', 'nth', 'payor', 'state'].sort()
		);
		expect(detail).not.toMatch(/undefined/);
		for (const error of errors) expect(error.detail).toMatch(/\w+.*\.$|\?$/);
	});

	it('says when there is no such county, or when too many clinics are added or closed', async () => {
		const county = await ask('county=99999');
		expect(county.status).toBe(400);
		expect((await county.json()).errors).toMatchObject([{ parameter: 'county' }]);
		const many = await ask(Array.from({ length: 21 }, () => 'add=40,-100').join('&'));
		expect((await many.json()).errors).toMatchObject([{ parameter: 'add', code: 'out_of_range' }]);
	});

	it('lets any page ask', async () => {
		for (const query of ['', 'nth=x']) {
			const response = await ask(query);
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
		}
		const options = await OPTIONS({} as Event);
		expect(options.status).toBe(204);
		expect(options.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
	});

	it('answers whatever it is sent, and never fails', async () => {
		const name = fc.oneof(fc.constantFrom(...ACCESS_PARAMETERS, 'format'), anyText(12));
		const value = fc.oneof(
			fc.constantFrom('', '1', '5', 'medicaid', 'extra', 'bfca', '3sfca', 'power', 'TX', '48301'),
			fc.constantFrom('90,180', '-90,-180', '0,0', '33.4,-112,oral.oral,medicaid', '1,2,,'),
			fc.constantFrom('-0', '1e309', 'NaN', '%zz', '\u0000', '٣', '💊', 'constructor', '__proto__'),
			fc.constantFrom('1,', '.', '1.1.', '-', 'a_').map((part) => `${part.repeat(15_000)}x`),
			anyText(60)
		);
		const pair = fc.tuple(name, value);
		await fc.assert(
			fc.asyncProperty(fc.array(pair, { maxLength: 6 }), async (pairs) => {
				const params = new URLSearchParams(pairs.map(([a, b]) => [a, b.toWellFormed()]));
				const response = await ask(params.toString());
				expect([200, 400]).toContain(response.status);
				if (response.status === 400) {
					expect((await response.json()).errors.length).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 60 }
		);
	});
});
