import { describe, expect, it } from 'vitest';
import { ANY_CLINIC, CLINIC_FILTER_PARAMETERS } from './clinic-filters.ts';
import { chosenWords, documentationOf, FILTER_LABELS } from './filter-words.ts';
import { FILTER_KEYS } from './index.ts';

describe('filters in words', () => {
	it('name what is chosen, and of treatment and insurance also that any will do', () => {
		expect(chosenWords(ANY_CLINIC)).toEqual([
			{ label: 'Treatment', chosen: ['Any of these treatments'] },
			{ label: 'Insurance', chosen: ['Any, or not sure'] }
		]);
		const asked = { ...ANY_CLINIC, payer: 'va' as const, telehealth: true, age: 'adults' as const };
		expect(chosenWords(asked).slice(1)).toEqual([
			{ label: 'Insurance', chosen: ['Veterans Affairs (VA)'] },
			{ label: 'How sure about insurance', chosen: ['Also clinics that take it in general'] },
			{ label: null, chosen: ['Talking therapy by video or phone'] },
			{ label: 'Age', chosen: ['26–64'] }
		]);
	});

	it('are documented with all that they take', () => {
		expect(documentationOf('assistance')).toContain('sliding_fee, payment_assistance');
		for (const key of FILTER_KEYS) expect(documentationOf(key)).toMatch(/\w/);
	});

	it('are called by their parameters as the form calls them', () => {
		expect(FILTER_LABELS.help()).toBe('Help with paying');
		expect(Object.keys(FILTER_LABELS)).toEqual(CLINIC_FILTER_PARAMETERS);
	});
});
