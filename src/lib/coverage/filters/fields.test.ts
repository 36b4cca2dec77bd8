import { describe, expect, it } from 'vitest';
import { ANY_CLINIC } from './clinic-filters.ts';
import { countChanged, fieldOf, fieldsIn, SECTIONS } from './fields.ts';
import { FILTER_KEYS } from './index.ts';

describe('the fields of the form', () => {
	it('are all filters, each once', () => {
		const keys = (['basics', ...SECTIONS] as const).flatMap((section) =>
			fieldsIn(section, ANY_CLINIC, null).map(({ key }) => key)
		);
		expect(keys.toSorted()).toEqual(FILTER_KEYS.toSorted());
	});

	it('choose one of a select, or none', () => {
		const { control, options, press } = fieldOf('age', { ...ANY_CLINIC, age: 'adults' }, null);
		expect(control).toBe('select');
		expect(options.map(({ value, isChosen }) => [value, isChosen])).toEqual([
			['', false],
			['children', false],
			['young_adults', false],
			['adults', true],
			['seniors', false]
		]);
		expect(options[0].words).toBe('Any age');
		expect(press('seniors')).toEqual({ age: 'seniors' });
		expect(press('')).toEqual({ age: null });
	});

	it('tick and untick several, in the order of the list', () => {
		const { press } = fieldOf('kinds', { ...ANY_CLINIC, kinds: ['va', 'outpatient'] }, null);
		expect(press('hospital')).toEqual({ kinds: ['outpatient', 'hospital', 'va'] });
		expect(press('va')).toEqual({ kinds: ['outpatient'] });
	});

	it('switch on and off, and move from grade to grade', () => {
		expect(fieldOf('fresh', ANY_CLINIC, null).press('1')).toEqual({ fresh: true });
		expect(fieldOf('fresh', { ...ANY_CLINIC, fresh: true }, null).press('1')).toEqual({
			fresh: false
		});
		const { control, press } = fieldOf('coverage', ANY_CLINIC, null);
		expect(control).toBe('radios');
		expect(press('confirmed')).toEqual({ coverage: 'confirmed' });
	});

	it('are counted as changed where they are not beside the place', () => {
		expect(countChanged({ ...ANY_CLINIC, payer: 'va', routes: ['oral'] })).toBe(0);
		const several = { ...ANY_CLINIC, routes: ['oral' as const, 'sublingual' as const] };
		expect(countChanged({ ...several, coverage: 'any', fresh: true })).toBe(3);
	});
});
