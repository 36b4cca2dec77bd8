import { afterEach, describe, expect, it } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { cardAt } from '#lib/clinics/columns/card.ts';
import { decodeColumns, encodeColumns } from '#lib/clinics/columns/compact.ts';
import { listTexts } from '#lib/clinics/columns/list-texts.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { changesBetween } from '#lib/clinics/record/change.ts';
import { fromFeature, toFeature } from '#lib/clinics/record/feature.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { attestedByClinic } from '#lib/clinics/record/provenance/provenance.ts';
import { fieldName, valueInWords } from '#lib/clinics/words/field-words.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { FACT_ROWS } from '#lib/saved/comparison.ts';
import { readCorrection } from '#lib/submissions/correction/correction.ts';
import { formHolding } from '#lib/submissions/forms/names.ts';
import { formValues, readClinicForm } from '#lib/submissions/proposal/clinic-form.ts';
import { riskOf } from '#lib/submissions/proposal/risk.ts';
import { TEMPLATE } from '#lib/submissions/update/csv-columns.ts';
import { formOfRow } from '#lib/submissions/update/csv-form.ts';
import { formOf } from '../support/arbitrary-form.ts';
import { infusionClinic } from '../support/sample-clinics.ts';

// A fact that is declared once, followed through all that comes of it.

const change = { field: 'wheelchairAccess' as const, from: null, to: 'partly' };
const changesIn = (form: FormData) =>
	changesBetween(fieldsOf(infusionClinic), readClinicForm(form, infusionClinic).fields);
const partly = () => {
	const after = applyChanges(infusionClinic, '', [change], attestedByClinic('2026-11-28'));
	if (!after) throw new Error('The clinic would be gone.');
	return after;
};

describe('wheelchair access', () => {
	afterEach(() => overwriteGetLocale(() => 'en'));

	it('is asked by the form of a clinic, which takes its words and no others', () => {
		const values = formValues(infusionClinic);
		expect(changesIn(formHolding({ ...values, wheelchair: 'partly' }))).toEqual([change]);
		const { errors } = readClinicForm(
			formHolding({ ...values, wheelchair: 'maybe' }),
			infusionClinic
		);
		expect(errors).toHaveProperty('wheelchair');
	});

	it('has a column in files, read in either language', () => {
		const column = TEMPLATE.find(({ name }) => name === 'wheelchair');
		expect(column).toMatchObject({
			example: 'partly',
			accepts: { words: ['yes', 'partly', 'no'] }
		});
		const { form } = formOfRow(new Map([['wheelchair', 'En parte']]), infusionClinic);
		expect(changesIn(form)).toEqual([change]);
	});

	it('can be corrected by anyone', () => {
		const form = formOf({ answer: 'partly' });
		expect(readCorrection(form, infusionClinic, 'wheelchairAccess')).toMatchObject({
			ok: true,
			correction: { changes: [change] }
		});
	});

	it('is reviewed by its name, and rests on who said it', () => {
		const words = [fieldName('wheelchairAccess'), valueInWords('wheelchairAccess', 'partly')];
		expect([...words, riskOf(change)]).toEqual(['Wheelchair access', 'partly', 'normal']);
		expect(partly().statements.at(-1)?.facts).toEqual(['wheelchairAccess']);
	});

	it('is in exports, and read from them', () => {
		expect(toFeature(partly()).properties.wheelchairAccess).toBe('partly');
		expect(fromFeature(toFeature(partly()))).toEqual(partly());
	});

	it('is compared, and said not to be reported where nobody said it', () => {
		const clinics = arrangeClinics([partly(), infusionClinic]);
		const columns = decodeColumns(encodeColumns(buildColumns(clinics)));
		const cards = clinics.map((_, i) => cardAt(columns, listTexts(clinics, 0, 2), i));
		const compared = () => {
			const row = FACT_ROWS.find(({ name }) => name() === fieldName('wheelchairAccess'));
			return cards.map((card) => row?.value(card, ''));
		};
		expect(compared()).toEqual(['Partly', 'Not reported']);
		overwriteGetLocale(() => 'es');
		expect(compared()).toEqual(['En parte', 'No se informa']);
	});
});
