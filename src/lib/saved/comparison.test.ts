import Papa from 'papaparse';
import { expect, test } from 'vitest';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../tests/support/sample-clinics.ts';
import { comparedFrom } from '../../../tests/support/sample-compared.ts';
import { comparedAsCsv, comparedAsText, labelledRoute, wordedRoute } from './comparison.ts';

const TODAY = '2026-11-23';
const compared = comparedFrom([attestedClinic, infusionClinic, referralPlace], TODAY);
const [attested, infusion, referral] = compared;

test('A verdict is worded for the treatment it speaks of, else for the only one offered.', () => {
	expect(wordedRoute(attested, attested.verdicts.medicaid)).toBe('esketamine_nasal');
	expect(wordedRoute(infusion, infusion.verdicts.medicaid)).toBe('iv_infusion');
	expect(wordedRoute(referral, referral.verdicts.medicaid)).toBeNull();
});

test('A clinic with several treatments never gets the label of a place as a whole.', () => {
	expect(labelledRoute(attested, attested.verdicts.self_pay)).toBeUndefined();
	expect(labelledRoute(referral, referral.verdicts.self_pay)).toBeNull();
});

test('The text speaks of the chosen insurance, and of every clinic.', () => {
	const text = comparedAsText(compared, 'medicaid', TODAY);
	expect(text).toContain('Medicaid: Coverage confirmed. Takes Medicaid for esketamine (Spravato)');
	expect(text).toContain('Harbor House');
	expect(text).not.toContain('TRICARE');
	expect(text).toContain('November 23, 2026');
});

test('Without a chosen insurance, the text gives what is reported and no empty lines of it.', () => {
	const text = comparedAsText([infusion], null, TODAY);
	expect(text).toContain('Private insurance: Takes this insurance');
	expect(text).not.toContain('TRICARE');
});

test('The CSV has a row for each clinic, a column for each payer, and the caution last.', () => {
	const text = comparedAsCsv(compared, TODAY);
	expect(text.startsWith('\ufeff')).toBe(true);
	const { data } = Papa.parse<Record<string, string>>(text, {
		header: true,
		delimiter: ',',
		skipEmptyLines: true
	});
	const last = data.pop();
	expect(last?.ID).toMatch(/not medical advice.*November 23, 2026/i);
	expect(data.map((row) => row.ID)).toEqual(compared.map(({ card }) => card.id));
	expect(data[0].Medicaid).toContain('Coverage confirmed');
	expect(data[2]['TRICARE (military)']).toContain('Not a yes, and not a no');
});

test('A name that a spreadsheet would run as a formula is defused.', () => {
	const card = { ...infusion.card, name: '=HYPERLINK("http://evil.example")', unit: null };
	const { data } = Papa.parse<string[]>(comparedAsCsv([{ ...infusion, card }], TODAY), {
		delimiter: ','
	});
	expect(data[1][1]).toMatch(/^'=/);
});
