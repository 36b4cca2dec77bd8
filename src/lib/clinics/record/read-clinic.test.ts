import { expect, it } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { InvalidClinic, readClinic, readListed } from './read-clinic.ts';

it('A stored clinic is read as it was written.', () => {
	expect(readClinic(JSON.stringify(infusionClinic))).toEqual(infusionClinic);
	expect(JSON.stringify(readClinic(JSON.stringify(infusionClinic)))).toBe(
		JSON.stringify(infusionClinic)
	);
});

it('Of a clinic that is not listed nothing is stored.', () => {
	expect(readListed(null)).toBe(null);
	expect(readListed(undefined)).toBe(null);
	expect(readListed(JSON.stringify(infusionClinic))).toEqual(infusionClinic);
});

it('What is no clinic is named, with what is wrong with it.', () => {
	expect(() => readClinic('PK')).toThrow(InvalidClinic);
	expect(() => readClinic('null')).toThrow(/clinic without an id/);
	expect(() => readClinic(JSON.stringify({ ...infusionClinic, kind: 'spa' }))).toThrow(
		/clinic "desert-mind-clinic-mesa-az": kind: /
	);
});
