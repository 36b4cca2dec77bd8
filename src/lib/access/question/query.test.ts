import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { ANY_CLINIC } from '#lib/coverage/filters/clinic-filters.ts';
import {
	CATCHMENTS,
	DECAYS,
	DEFAULT_QUERY,
	MEASURES,
	readQuery,
	SCALE,
	SORTS,
	writeQuery,
	type AccessQuery
} from './query.ts';
import { addedMatches, MOST_ADDED, readAdded, writeAdded, type AddedClinic } from './scenario.ts';

const anyAdded: fc.Arbitrary<AddedClinic> = fc.record({
	latitude: fc.integer({ min: -900000, max: 900000 }).map((it) => it / 1e4),
	longitude: fc.integer({ min: -1800000, max: 1800000 }).map((it) => it / 1e4),
	routes: fc.subarray([...ROUTES]),
	payers: fc.subarray([...PAYERS])
});

const anyQuery: fc.Arbitrary<AccessQuery> = fc
	.record({
		...Object.fromEntries(
			Object.entries(ANY_CLINIC).map(([name, value]) => [name, fc.constant(value)])
		),
		routes: fc.subarray([...ROUTES]),
		payer: fc.constantFrom(null, ...PAYERS),
		measure: fc.constantFrom(...MEASURES),
		nth: fc.integer({ min: 1, max: 5 }),
		miles: fc.constantFrom(...CATCHMENTS),
		decay: fc.constantFrom(...DECAYS),
		state: fc.constantFrom(null, 'TX', 'PR'),
		county: fc.constantFrom(null, '48001'),
		sort: fc.constantFrom(...SORTS),
		at: fc.constantFrom(null, { latitude: 61.25, longitude: -149.5, zoom: 7 }),
		next: fc.record({
			count: fc.integer({ min: 1, max: 10 }),
			miles: fc.constantFrom(10, 25, 50, 100),
			candidates: fc.constantFrom('counties', 'tracts')
		}),
		unit: fc.constantFrom('mi', 'km'),
		added: fc.array(anyAdded, { maxLength: 4 }),
		closed: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{1,20}$/), { maxLength: 3 })
	})
	.map((query) => ({
		...query,
		nth: SCALE[query.measure as AccessQuery['measure']] === 'score' ? 1 : query.nth
	})) as fc.Arbitrary<AccessQuery>;

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a question in an address', () => {
	it('is read back as it was', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const { query: read, problems } = readQuery(
					new URLSearchParams(writeQuery(query).toString())
				);
				expect(problems).toEqual([]);
				expect(plain(read)).toEqual(plain(query));
			})
		);
	});

	it('names what next places can’t be looked for by', () => {
		for (const wrong of [
			'0,50,counties',
			'11,50,counties',
			'3,51,counties',
			'3,50,towns',
			'3',
			'3,50,tracts,1'
		]) {
			const { query, problems } = readQuery(new URLSearchParams({ next: wrong }));
			expect(query.next).toEqual(DEFAULT_QUERY.next);
			expect(problems.map(({ parameter }) => parameter)).toEqual(['next']);
		}
	});

	it('that says nothing is the first one, and the first one says nothing', () => {
		expect(readQuery(new URLSearchParams())).toEqual({ query: DEFAULT_QUERY, problems: [] });
		expect(writeQuery(DEFAULT_QUERY).toString()).toBe('');
	});

	it.each([
		['measure=best', 'measure'],
		['nth=6', 'nth'],
		['miles=31', 'miles'],
		['state=ZZ', 'state'],
		['county=1', 'county'],
		['at=1,2', 'at'],
		['at=91,0,3', 'at'],
		['at=1,2,x', 'at'],
		['add=1,2,3', 'add'],
		['add=91,0', 'add'],
		['add=1,1,iv_infusion,medicaid,x', 'add'],
		['add=1e1,1', 'add']
	])('with %s names what is wrong and keeps the rest', (text, parameter) => {
		const { query, problems } = readQuery(new URLSearchParams(`${text}&payer=medicaid`));
		expect(problems.map((it) => it.parameter)).toEqual([parameter]);
		expect(query).toEqual({ ...DEFAULT_QUERY, payer: 'medicaid' });
	});

	it('takes so many dropped clinics, and says so of more', () => {
		const params = new URLSearchParams(
			Array.from({ length: MOST_ADDED + 1 }, () => ['add', '40,-90'])
		);
		const { query, problems } = readQuery(params);
		expect(query.added).toHaveLength(MOST_ADDED);
		expect(problems).toMatchObject([{ parameter: 'add', code: 'out_of_range' }]);
	});
});

describe('a dropped clinic', () => {
	it('is read back as it was written', () => {
		fc.assert(
			fc.property(anyAdded, (one) => void expect(readAdded(writeAdded(one))).toEqual(plain(one)))
		);
	});

	const infusions: AddedClinic = {
		latitude: 0,
		longitude: 0,
		routes: ['iv_infusion'],
		payers: ['medicaid']
	};
	it.each([
		[{}, true],
		[{ routes: ['iv_infusion' as const] }, true],
		[{ routes: ['oral' as const] }, false],
		[{ payer: 'medicaid' as const }, true],
		[{ payer: 'medicare' as const }, false],
		[{ telehealth: true, fresh: true }, true]
	])('counts where it offers and takes what is asked: %j', (asked, counts) => {
		expect(addedMatches(infusions, { ...ANY_CLINIC, ...asked })).toBe(counts);
		expect(
			addedMatches({ ...infusions, routes: [], payers: [] }, { ...ANY_CLINIC, ...asked })
		).toBe(true);
	});

	it('that asks for a score asks for no nth clinic, which would change numbers unseen', () => {
		expect(readQuery(new URLSearchParams('measure=e2sfca&nth=3')).query.nth).toBe(1);
		expect(readQuery(new URLSearchParams('measure=extra&nth=3')).query.nth).toBe(3);
	});
});
