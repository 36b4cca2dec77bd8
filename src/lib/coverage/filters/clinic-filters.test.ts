import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFilters } from '../../../../tests/support/arbitrary-search.ts';
import { parameterReader } from '#lib/requests/parameters.ts';
import {
	ANY_CLINIC,
	byParameter,
	choose,
	chosenOf,
	CLINIC_FILTER_PARAMETERS,
	isOn,
	readClinicFilters,
	speaks,
	writeClinicFilters
} from './clinic-filters.ts';
import { EACH_FILTER, FILTER_KEYS, type ClinicFilters } from './index.ts';

const written = (filters: ClinicFilters) => {
	const params = new URLSearchParams();
	writeClinicFilters(params, filters);
	return params.toString();
};
const read = (text: string) => {
	const reader = parameterReader(new URLSearchParams(text));
	return { filters: readClinicFilters(reader), problems: reader.problems };
};

describe('filters of clinics', () => {
	it('have the addresses that they always had', () => {
		expect(CLINIC_FILTER_PARAMETERS.slice(0, 9)).toEqual(
			'route payer coverage telehealth age language kind help fresh'.split(' ')
		);
		const all =
			'route=iv_infusion&route=oral&payer=medicaid&coverage=any&telehealth=1&age=adults' +
			'&language=es&kind=hospital&kind=va&help=sliding_fee&fresh=1';
		expect(read(all)).toMatchObject({
			problems: [],
			filters: {
				routes: ['iv_infusion', 'oral'],
				payer: 'medicaid',
				coverage: 'any',
				telehealth: true,
				age: 'adults',
				language: 'es',
				kinds: ['hospital', 'va'],
				assistance: ['sliding_fee'],
				fresh: true
			}
		});
		expect(written(read(all).filters)).toBe(all);
	});

	it('are written in one order, whatever the order in which they were chosen', () => {
		expect(written({ ...ANY_CLINIC, kinds: ['va', 'hospital'] })).toBe('kind=hospital&kind=va');
		expect(written(ANY_CLINIC)).toBe('');
	});

	it('are on where someone changed them, and nowhere else', () => {
		fc.assert(
			fc.property(anyFilters, (filters) => {
				const names = new Set(new URLSearchParams(written(filters)).keys());
				for (const key of FILTER_KEYS) {
					expect(isOn(filters, key)).toBe(names.has(EACH_FILTER[key].parameter));
					expect(choose(key, chosenOf(filters, key))).toEqual({ [key]: filters[key] });
				}
			})
		);
	});

	it('say nothing of how sure coverage must be while no payer is chosen', () => {
		expect(speaks({ ...ANY_CLINIC, coverage: 'any' }, 'coverage')).toBe(false);
		expect(speaks({ ...ANY_CLINIC, payer: 'va' }, 'coverage')).toBe(true);
	});

	it('have the names of their parameters in reports', () => {
		expect(
			byParameter({ ...ANY_CLINIC, kinds: ['va'], assistance: ['sliding_fee'] })
		).toMatchObject({
			route: [],
			payer: null,
			coverage: 'accepted',
			telehealth: false,
			age: null,
			language: null,
			kind: ['va'],
			help: ['sliding_fee'],
			fresh: false
		});
	});
});
