import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { indexDirectory } from '#lib/clinics/columns/directory.ts';
import { choose, chosenOf } from '#lib/coverage/filters/clinic-filters.ts';
import { EACH_FILTER, FILTER_KEYS } from '#lib/coverage/filters/index.ts';
import { rank } from '#lib/coverage/verdict/verdict.ts';
import { anyClinics, anyPoint, TODAY } from '../../../tests/support/arbitrary-clinics.ts';
import { anyFilters, placeAt } from '../../../tests/support/arbitrary-search.ts';
import { plainSearch } from '../../../tests/support/plain-search.ts';
import { DEFAULT_FILTERS, RADII, type SearchQuery } from './query.ts';
import { search } from './search.ts';

// Many random searches take seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** Clinics everywhere, or all within some 100 miles of a corner of the map. */
const anyDirectory = fc
	.oneof(
		fc.constant(anyPoint),
		fc.constantFrom([90, 0], [-90, 90], [52, 180], [0, -180], [33.4, -112]).map(([lat, lon]) =>
			fc.record({
				latitude: near(lat, 90),
				longitude: near(lon, 180)
			})
		)
	)
	.chain((points) => fc.tuple(anyClinics(points, 60), fc.option(points, { freq: 9 })));

function near(centre: number, most: number): fc.Arbitrary<number> {
	const steps = Math.round(centre * 1e5);
	return fc.integer({ min: -150_000, max: 150_000 }).map((off) => {
		const value = steps + off;
		if (most === 90) return Math.max(-90e5, Math.min(90e5, value)) / 1e5;
		return (value > 180e5 ? value - 360e5 : value < -180e5 ? value + 360e5 : value) / 1e5;
	});
}

const anySearch = fc
	.record({ directory: anyDirectory, filters: anyFilters })
	.map(({ directory: [clinics, from], filters }) => {
		const arranged = arrangeClinics(clinics);
		const query: SearchQuery = { ...filters, place: from && placeAt(from) };
		return { clinics: arranged, directory: indexDirectory(buildColumns(arranged)), query };
	});

const comparable = <T extends { index: number; metres: number | null }>(
	matches: (T & { verdict: { kind: string; route: unknown; row: unknown } | null })[]
) =>
	matches.map(({ index, metres, verdict }) => ({
		index,
		metres,
		verdict: verdict && { kind: verdict.kind, route: verdict.route, row: verdict.row }
	}));

describe('a search', () => {
	it('finds what looking at every clinic finds, in the same order, with the same verdicts', () => {
		fc.assert(
			fc.property(anySearch, ({ clinics, directory, query }) => {
				const expected = plainSearch(clinics, query, TODAY);
				const result = search(directory, query, TODAY);
				const referrals = query.referrals ? expected.referrals : [];
				expect(comparable(result.page(0, 1000))).toEqual(
					comparable([...expected.treatments, ...referrals])
				);
				expect(result.total).toBe(expected.treatments.length);
				expect(result.referralTotal).toBe(referrals.length);
			}),
			{ numRuns: 2000 }
		);
	});

	it('counts for each option what choosing it gives', () => {
		fc.assert(
			fc.property(anySearch, ({ clinics, directory, query }) => {
				const { counts } = search(directory, query, TODAY);
				const count = (change: Partial<SearchQuery>) =>
					plainSearch(clinics, { ...query, ...change }, TODAY).treatments.length;
				expect(counts.radius.map(({ radius }) => radius)).toEqual(
					expect.arrayContaining([...RADII])
				);
				for (const { radius, total } of counts.radius) expect(total).toBe(count({ radius }));
				for (const key of FILTER_KEYS) {
					const { kind, options } = EACH_FILTER[key];
					const others = kind === 'all_of' ? chosenOf(query, key) : [];
					const gives = (...chosen: string[]) => count(choose(key, [...others, ...chosen]));
					const each = Object.fromEntries(options.map((option) => [option, gives(option)]));
					const any = kind === 'one_of' || kind === 'any_of' ? { any: gives() } : {};
					expect(counts[key], key).toEqual(kind === 'switch' ? gives('1') : { ...each, ...any });
				}
				expect(counts.referrals).toBe(plainSearch(clinics, query, TODAY).referrals.length);
			}),
			{ numRuns: 150 }
		);
	});

	it('names the nearest that the payer covers and the nearest of any, however far', () => {
		fc.assert(
			fc.property(anySearch, ({ clinics, directory, query }) => {
				const { nearest } = search(directory, query, TODAY);
				const first = (change: Partial<SearchQuery>) =>
					plainSearch(clinics, { ...query, radius: null, sort: 'distance', ...change }, TODAY)
						.treatments[0]?.index ?? null;
				expect(nearest.any?.index ?? null).toBe(query.place ? first({ payer: null }) : null);
				expect(nearest.covered?.index ?? null).toBe(query.place && query.payer ? first({}) : null);
			}),
			{ numRuns: 300 }
		);
	});

	it('says what to loosen when nothing is found, and what that gives', () => {
		fc.assert(
			fc.property(anySearch, ({ clinics, directory, query }) => {
				const { total, loosen } = search(directory, query, TODAY);
				if (total > 0) expect(loosen).toEqual([]);
				for (const { filter, change, total: gives } of loosen) {
					const found = plainSearch(clinics, { ...query, ...change }, TODAY);
					expect(Object.keys(change)).toEqual([filter]);
					expect(gives).toBeGreaterThan(0);
					expect(gives).toBe(
						filter === 'referrals' ? found.referrals.length : found.treatments.length
					);
				}
				const offered = loosen.map(({ filter }) => filter);
				for (const key of total > 0 ? [] : FILTER_KEYS) {
					if (EACH_FILTER[key].kind === 'grade') continue;
					const { treatments } = plainSearch(clinics, { ...query, ...choose(key, []) }, TODAY);
					if (treatments.length > 0) expect(offered).toContain(key);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('gives its list in pages', () => {
		fc.assert(
			fc.property(anySearch, fc.integer({ min: 1, max: 9 }), ({ directory, query }, size) => {
				const { page, indices } = search(directory, query, TODAY);
				const pages = Array.from({ length: Math.ceil(indices.length / size) }, (_, n) =>
					page(n * size, size)
				);
				expect(pages.flat().map(({ index }) => index)).toEqual([...indices]);
				expect(page(indices.length, size)).toEqual([]);
				expect(page(-5, -5)).toEqual([]);
			}),
			{ numRuns: 50 }
		);
	});

	it('sorts by verdict first and by distance among equals, when asked', () => {
		fc.assert(
			fc.property(anySearch, ({ directory, query }) => {
				const by = { ...query, sort: 'verdict', coverage: 'any', referrals: false } as const;
				const rows = search(directory, by, TODAY).page(0, 1000);
				const keys = rows.map(({ verdict, metres }) => [
					verdict ? rank(verdict.kind) : 0,
					metres ?? 0
				]);
				expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
			}),
			{ numRuns: 100 }
		);
	});

	it('finds nothing in an empty directory', () => {
		const result = search(
			indexDirectory(buildColumns([])),
			{ ...DEFAULT_FILTERS, payer: 'va', place: placeAt({ latitude: 90, longitude: 0 }) },
			TODAY
		);
		expect(result).toMatchObject({ total: 0, referralTotal: 0, loosen: [] });
		expect(result.nearest).toEqual({ covered: null, any: null });
	});
});
