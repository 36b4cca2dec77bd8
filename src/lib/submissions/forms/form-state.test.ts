import { expect, it } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { readPin } from './form-state.ts';

const listed = { latitude: 33.4152, longitude: -111.8057 };

it('The pin is where the numbers say, also where both were pasted into one field.', () => {
	const typed = { latitude: '39.64, -106.64', longitude: '-111.8057' };
	const there = { latitude: 39.64, longitude: -106.64, isUnset: false };
	expect(readPin(typed, infusionClinic)).toEqual(there);
});

it('There is no pin where the numbers were emptied, can’t be read, or the street is withheld.', () => {
	const none = { ...listed, isUnset: true };
	expect(readPin({}, infusionClinic)).toEqual(none);
	expect(readPin({ latitude: '33.4152' }, infusionClinic)).toEqual(none);
	expect(readPin({ latitude: 'north', longitude: 'west' }, infusionClinic)).toEqual(none);
	const hidden = { latitude: '33.4152', longitude: '-111.8057', 'street-withheld': 'yes' };
	expect(readPin(hidden, infusionClinic)).toEqual(none);
	expect(readPin({}, null)).toMatchObject({ isUnset: true });
});
