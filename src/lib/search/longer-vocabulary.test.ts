import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { anyClinics, anyPoint, TODAY } from '../../../tests/support/arbitrary-clinics.ts';
import { anyFilters, placeAt } from '../../../tests/support/arbitrary-search.ts';
import { plainSearch } from '../../../tests/support/plain-search.ts';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { cardAt } from '#lib/clinics/columns/card.ts';
import { decodeColumns, encodeColumns } from '#lib/clinics/columns/compact.ts';
import { indexDirectory } from '#lib/clinics/columns/directory.ts';
import { listTexts } from '#lib/clinics/columns/list-texts.ts';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { search } from './search.ts';

// Other files of this process have modules that use the real vocabulary, and want to keep them.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());

// Once a ninth payer's "accepted" was the first one's "refused", and an eighth route was an
// approximate position. A longer vocabulary must take more bits, and change nothing else.
vi.mock(import('#lib/clinics/record/vocabulary.ts'), async (original) => {
	const actual = await original();
	const longer = {
		ROUTES: [...actual.ROUTES, 'rectal'],
		PAYERS: [...actual.PAYERS, 'workers_compensation'],
		REGULATORY_STATUS: { ...actual.REGULATORY_STATUS, rectal: 'compounded' },
		SETTINGS_OF: { ...actual.SETTINGS_OF, rectal: actual.SETTINGS },
		LANGUAGES: [...actual.LANGUAGES, 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8']
	};
	return { ...actual, ...(longer as unknown as Partial<typeof actual>) };
});

describe('one more payer and one more route', () => {
	it('are there', () => {
		expect([PAYERS.at(-1), ROUTES.at(-1)]).toEqual(['workers_compensation', 'rectal']);
	});

	it('are found, counted, judged and listed as what they are', () => {
		let found = 0;
		fc.assert(
			fc.property(
				anyClinics(anyPoint),
				anyFilters,
				fc.constantFrom(...PAYERS),
				fc.subarray([...ROUTES]),
				(clinics, filters, payer, routes) => {
					const arranged = arrangeClinics(clinics);
					const columns = decodeColumns(encodeColumns(buildColumns(arranged)));
					const query = {
						...filters,
						payer,
						routes,
						place: placeAt({ latitude: 0, longitude: 0 })
					};
					const { counts, ...result } = search(indexDirectory(columns), query, TODAY);
					const texts = listTexts(arranged, 0, arranged.length);
					const expected = plainSearch(arranged, query, TODAY);
					const matches = result.page(0, result.total);
					found += matches.length;
					expect(matches.map(({ index, verdict }) => [index, verdict?.kind])).toEqual(
						expected.treatments.map(({ index, verdict }) => [index, verdict?.kind])
					);
					for (const one of PAYERS) {
						const choosing = plainSearch(arranged, { ...query, payer: one }, TODAY);
						expect(counts.payer[one]).toBe(choosing.treatments.length);
					}
					arranged.forEach((it, i) => {
						const card = cardAt(columns, texts, i);
						expect(card.payers).toEqual({ ...it.payers });
						expect(card.precision).toBe(it.position.precision);
						expect(card.languages).toEqual(it.languages);
					});
				}
			),
			{ numRuns: 300 }
		);
		expect(found).toBeGreaterThan(0);
	});
});
