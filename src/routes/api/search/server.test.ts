import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import { publishCommitted } from '../../../../tests/support/published.ts';
import { ZIP_POINTS } from '../../../../tests/support/zip-points.ts';
import { GET, OPTIONS } from './+server.ts';

// Many random searches take seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

await publishCommitted();

type Event = Parameters<typeof GET>[0];

/** Asks as a browser would, without a server in between. */
async function ask(query: string) {
	const url = new URL(`https://example.org/api/search?${query}`);
	const response = await GET({ url } as Event);
	return { response, status: response.status, body: await response.json() };
}

const near = (zip: keyof typeof ZIP_POINTS) => {
	const { latitude, longitude } = ZIP_POINTS[zip];
	return `near=${latitude},${longitude}&radius=50&route=iv_infusion`;
};

describe('the search API', () => {
	it.each([
		['85004', '', 7],
		['85004', '&payer=medicaid', 5],
		['10001', '', 7],
		['10001', '&payer=medicare', 5],
		['10001', '&payer=medicaid', 6],
		['10001', '&payer=tricare', 1],
		['84601', '', 11],
		['84601', '&payer=tricare', 9],
		['53202', '', 4]
	] as const)('finds near %s with "%s" %d clinics', async (zip, more, total) => {
		const { status, body } = await ask(near(zip) + more);
		expect(status).toBe(200);
		expect(body).toMatchObject({ total, page: 1, pages: 1, referralTotal: 0 });
		expect(body.clinics).toHaveLength(total);
	});

	it('says of each clinic where it is, how to call it, and what is known of the payer', async () => {
		const { body } = await ask(`${near('85004')}&payer=medicaid`);
		expect(body.origin).toMatchObject({ precision: 'point', latitude: expect.closeTo(33.45, 2) });
		expect(body.directory.version).toMatch(/^[0-9a-f]{16}$/);
		for (const clinic of body.clinics) {
			expect(clinic).toMatchObject({
				state: 'AZ',
				kind: expect.any(String),
				ages: expect.any(Array),
				acceptingNewPatients: null,
				routes: ['iv_infusion'],
				referral: false,
				verdict: { kind: 'accepts_payer', route: 'iv_infusion', edition: 'samhsa-2024' },
				url: `https://example.org/clinics/${clinic.id}`
			});
			expect(clinic.verdict.reason).toMatch(/Medicaid/);
			expect(clinic.distanceMiles).toBeLessThanOrEqual(50);
		}
		const miles = body.clinics.map((clinic: { distanceMiles: number }) => clinic.distanceMiles);
		expect(miles).toEqual([...miles].sort((a, b) => a - b));
		expect(body.nearest.covered.id).toBe(body.clinics[0].id);
	});

	it('lists the country without distances when asked for any distance from nowhere', async () => {
		const { status, body } = await ask('radius=any');
		expect(status).toBe(200);
		expect(body.origin).toBeNull();
		expect(body.clinics[0].distanceMiles).toBeNull();
		const past = await ask('radius=any&page=1000');
		expect(past.body).toMatchObject({ total: body.total, clinics: [] });
	});

	it('names every bad parameter at once in a problem document', async () => {
		const { response, status, body } = await ask(
			'near=91,181&radius=-1&route=magic&payer=a&payer=b&page=0&payor=x'
		);
		expect(status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(body).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400 });
		const named = body.errors.map((error: { parameter: string }) => error.parameter);
		expect(named.sort()).toEqual(['near', 'page', 'payer', 'payor', 'radius', 'route']);
		for (const { detail } of body.errors) expect(detail).toMatch(/\w+.*\.$|\?$/);
	});

	it('needs a place unless any distance will do', async () => {
		const { status, body } = await ask('route=iv_infusion');
		expect(status).toBe(400);
		expect(body.errors).toMatchObject([{ parameter: 'near', code: 'missing' }]);
	});

	it('lets any page ask, and nobody keep what was asked', async () => {
		for (const query of [near('53202'), 'radius=x']) {
			const { response } = await ask(query);
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
			expect(response.headers.get('cache-control')).toBe('no-store');
		}
		const options = await OPTIONS({} as Event);
		expect(options.status).toBe(204);
		expect(options.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
	});

	it('answers whatever it is sent, and never fails', async () => {
		const name = fc.oneof(
			fc.constantFrom(
				'near',
				'radius',
				'route',
				'payer',
				'page',
				'kind',
				'sort',
				'coverage',
				'age'
			),
			anyText(12)
		);
		const value = fc.oneof(
			fc.constantFrom('', '1', 'any', 'iv_infusion', 'medicaid', 'verdict', '33.4,-112', '90,180'),
			fc.constantFrom('-0,-180', '1e309', 'NaN', '%', '%zz', '\u0000', '٣', '💊', 'constructor'),
			fc.constantFrom(`33${'.4'.repeat(5000)}`, 'a'.repeat(20_000), '9'.repeat(400)),
			// Long texts that almost match: where a pattern that backtracks takes seconds.
			fc
				.constantFrom('1', '1.', '1e', '.', ' ', ', ', '1 ', 'a ', '-', '°', 'a, ')
				.map((part) => `${part.repeat(15_000)}x`),
			anyText(60)
		);
		const pair = fc.tuple(name, value, fc.boolean());
		await fc.assert(
			fc.asyncProperty(fc.array(pair, { maxLength: 8 }), async (pairs) => {
				const query = pairs
					.map(([key, text, raw]) => `${safe(key, raw)}=${safe(text, raw)}`)
					.join('&');
				const { status, body } = await ask(query);
				// 503: this checkout has no places built.
				expect([200, 400, 503]).toContain(status);
				if (status === 400) expect(body.errors.length).toBeGreaterThan(0);
			}),
			{ numRuns: 300 }
		);
	});
});

/** Percent-encoded, or as it is: URL takes anything. Lone surrogates have no encoding. */
function safe(text: string, raw: boolean): string {
	return raw ? text.replaceAll(/[#&=]/g, '') : encodeURIComponent(text.toWellFormed());
}
