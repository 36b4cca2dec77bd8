import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFilters } from '../../../tests/support/arbitrary-search.ts';
import { anyText } from '../../../tests/support/arbitrary-text.ts';
import { filtersFromParams, filtersToParams } from './query-url.ts';
import { DEFAULT_FILTERS } from './query.ts';

const read = (query: string) => filtersFromParams(new URLSearchParams(query));

describe('filters in an address', () => {
	it('come back as they were, in one order', () => {
		fc.assert(
			fc.property(anyFilters, (filters) => {
				const params = filtersToParams(filters);
				const back = filtersFromParams(new URLSearchParams(params.toString()));
				expect(back).toEqual({ filters, problems: [] });
				expect(filtersToParams(back.filters).toString()).toBe(params.toString());
			}),
			{ numRuns: 500 }
		);
	});

	it('leave out what nobody changed', () => {
		expect(filtersToParams(DEFAULT_FILTERS).toString()).toBe('');
	});

	it('read as people write them', () => {
		const query =
			'radius=100&route=iv_infusion&route=oral&payer=medicaid&telehealth=1&help=sliding_fee';
		expect(read(query).filters).toEqual({
			...DEFAULT_FILTERS,
			radius: 100,
			routes: ['iv_infusion', 'oral'],
			payer: 'medicaid',
			telehealth: true,
			assistance: ['sliding_fee']
		});
	});

	it('take an empty value for none, as a form without JavaScript sends it', () => {
		expect(read('radius=&payer=&age=&route=&kind=&fresh=&sort=')).toEqual({
			filters: DEFAULT_FILTERS,
			problems: []
		});
	});

	it.each([
		['radius=0', 'radius', 'out_of_range'],
		['radius=-5', 'radius', 'not_a_number'],
		['radius=13001', 'radius', 'out_of_range'],
		['radius=fifty', 'radius', 'not_a_number'],
		['radius=1e999', 'radius', 'out_of_range'],
		['radius=0x10', 'radius', 'not_a_number'],
		['radius=NaN', 'radius', 'not_a_number'],
		['radius=10&radius=25', 'radius', 'repeated'],
		['route=iv', 'route', 'not_allowed'],
		['payer=Medicaid', 'payer', 'not_allowed'],
		['payer=va&payer=tricare', 'payer', 'repeated'],
		['payer=__proto__', 'payer', 'not_allowed'],
		['coverage=all', 'coverage', 'not_allowed'],
		['telehealth=yes', 'telehealth', 'not_allowed'],
		['help=free', 'help', 'not_allowed'],
		['unit=furlong', 'unit', 'not_allowed']
	])('refuse %s and keep the default', (query, parameter, code) => {
		const { filters, problems } = read(query);
		expect(problems).toMatchObject([{ parameter, code }]);
		expect(filters).toEqual(DEFAULT_FILTERS);
	});

	it('keep what is right beside what is wrong, and name every wrong thing', () => {
		const { filters, problems } = read('route=iv_infusion&route=magic&payer=nobody&radius=any');
		expect(filters).toMatchObject({ routes: ['iv_infusion'], payer: null, radius: null });
		expect(problems.map(({ parameter }) => parameter)).toEqual(['route', 'payer']);
	});

	it('take the same value twice for once', () => {
		expect(read('payer=va&payer=va').problems).toEqual([]);
	});

	it('survive anything', () => {
		fc.assert(
			fc.property(anyText(200), (text) => {
				expect(() => read(text)).not.toThrow();
			})
		);
	});
});
