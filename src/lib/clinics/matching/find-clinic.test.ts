import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findClinics } from './find-clinic.ts';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../../tests/support/sample-clinics.ts';

const CLINICS = [
	infusionClinic,
	referralPlace,
	{ ...attestedClinic, phone: { number: '+18015550123' } }
];
const idsOf = (text: string) => findClinics(CLINICS, text).clinics.map(({ id }) => id);

it('A clinic is found by words of its name and town, in any order, with or without accents.', () => {
	expect(idsOf('éureka HARBOR')).toEqual([referralPlace.id]);
	expect(idsOf('desert mind')).toEqual([infusionClinic.id]);
	expect(idsOf('desert eureka')).toEqual([]);
	expect(idsOf('95501')).toEqual([referralPlace.id]);
});

it('A clinic is found by its phone, however it is written.', () => {
	for (const text of ['801-555-0123', '(801) 555 0123', '+1 801.555.0123', '555-0123']) {
		expect(idsOf(text), text).toEqual([attestedClinic.id]);
	}
});

it('Words in the name count more than words in the town.', () => {
	const mesa = { ...referralPlace, name: 'Mesa House', id: 'mesa-house' };
	expect(findClinics([infusionClinic, mesa], 'mesa').clinics[0].id).toBe('mesa-house');
});

it('No more are given than asked for, and it is said that there are more.', () => {
	expect(findClinics(CLINICS, 'a', 1)).toMatchObject({ clinics: { length: 1 }, more: true });
	expect(findClinics(CLINICS, '')).toEqual({ clinics: [], more: false });
});

it('Whatever is typed, something is answered.', () => {
	fc.assert(
		fc.property(anyText(40), (text) => {
			expect(findClinics(CLINICS, text).clinics.length).toBeLessThanOrEqual(CLINICS.length);
		}),
		{ numRuns: 1000 }
	);
});
