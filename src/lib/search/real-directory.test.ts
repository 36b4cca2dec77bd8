import { describe, expect, it } from 'vitest';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';
import { TODAY } from '../../../tests/support/arbitrary-clinics.ts';
import { placeAt } from '../../../tests/support/arbitrary-search.ts';
import { plainSearch } from '../../../tests/support/plain-search.ts';
import { publishCommitted } from '../../../tests/support/published.ts';
import { ZIP_POINTS } from '../../../tests/support/zip-points.ts';
import { searchResponse } from './search-response.ts';
import { DEFAULT_FILTERS, type SearchQuery } from './query.ts';
import { search } from './search.ts';

const { directory, clinics, texts, version } = await publishCommitted();

type Zip = keyof typeof ZIP_POINTS;

const around = (zip: Zip, payer: Payer | null): SearchQuery => ({
	...DEFAULT_FILTERS,
	routes: ['iv_infusion'],
	payer,
	place: placeAt(ZIP_POINTS[zip])
});

describe('the published directory', () => {
	const totalOf = (zip: Zip, payer: Payer | null) =>
		search(directory, around(zip, payer), TODAY).total;

	it.each([
		['85004', null],
		['85004', 'medicaid'],
		['10001', null],
		['10001', 'medicare'],
		['10001', 'medicaid'],
		['10001', 'tricare'],
		['84601', null],
		['84601', 'tricare'],
		['53202', null]
	] as const)('has near %s, paid by %s, the clinics that a look at each finds', (zip, payer) => {
		const total = plainSearch(clinics, around(zip, payer), TODAY).treatments.length;
		expect(total).toBeGreaterThan(0);
		expect(totalOf(zip, payer)).toBe(total);
	});

	it('counts every payer at once as it counts each', () => {
		const { counts } = search(directory, around('10001', null), TODAY);
		for (const payer of ['medicare', 'medicaid', 'tricare'] as const) {
			expect(counts.payer[payer]).toBe(totalOf('10001', payer));
		}
		expect(counts.payer.any).toBe(totalOf('10001', null));
	});

	it('keeps the clinics of the file, with those that treat first', () => {
		const { columns } = directory;
		expect(columns.count).toBe(clinics.length);
		expect(clinics.findIndex((it) => it.services.length === 0)).toBe(columns.treatmentCount);
	});

	it('answers with the same clinics, page by page', () => {
		const query = { ...around('10001', 'medicaid'), referrals: true };
		const sources = { version, directory, texts, origin: 'https://example.org', today: TODAY };
		const first = searchResponse(query, 1, sources);
		const rest = Array.from({ length: first.pages - 1 }, (_, n) =>
			searchResponse(query, n + 2, sources)
		);
		const ids = [first, ...rest].flatMap((page) => page.clinics.map((it) => it?.id));
		expect(ids).toHaveLength(first.total + first.referralTotal);
		expect(new Set(ids).size).toBe(ids.length);
		expect(first.clinics[0]).toMatchObject({
			referral: false,
			verdict: { kind: 'accepts_payer', checkedAt: null, source: 'directory_import' }
		});
	});
});
