import { expect, it } from 'vitest';
import { infusionClinic, referralPlace } from '../../../../tests/support/sample-clinics.ts';
import { readClinic } from './read-clinic.ts';
import { upcast } from './upcast.ts';

/** As version 90a98e1 stored it. */
function storedBefore({ listedBy: _, ...rest }: typeof infusionClinic, editions: object): string {
	return JSON.stringify({ ...rest, editions });
}

it('Editions that an older program stored are read as the directory that lists it.', () => {
	const text = storedBefore(infusionClinic, { listed: [2022, 2023, 2024], ketamine: [2023, 2024] });
	expect(readClinic(text)).toEqual(infusionClinic);
	expect(readClinic(storedBefore(referralPlace, { listed: [2023, 2024], ketamine: [] }))).toEqual(
		referralPlace
	);
});

it('A clinic that no edition listed is listed by none.', () => {
	const text = storedBefore(infusionClinic, { listed: [], ketamine: [] });
	expect(readClinic(text).listedBy).toEqual([]);
});

it('What is in no shape there ever was is left for the schema to judge.', () => {
	for (const value of [null, 'x', { editions: null }, { editions: { listed: ['2024'] } }]) {
		expect(upcast(value)).toBe(value);
	}
	expect(() => readClinic(storedBefore(infusionClinic, { listed: [2024] }))).toThrow(/editions/);
});
