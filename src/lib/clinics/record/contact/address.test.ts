import { expect, test } from 'vitest';
import { geoHref, wayThereHref } from './address.ts';
import { addressLines } from '#lib/clinics/record/facts/address.ts';

const address = {
	street: '1520 E Main St',
	unit: 'Suite 4',
	city: 'Mesa',
	state: 'AZ',
	zip: '85203'
};
const door = { latitude: 33.41, longitude: -111.8, precision: 'address' as const };
const zip = { ...door, precision: 'zip' as const };

test('An address takes two lines, with its suite on the first.', () => {
	expect(addressLines(address)).toEqual(['1520 E Main St, Suite 4', 'Mesa, AZ 85203']);
});

test('A withheld street leaves the town.', () => {
	expect(addressLines({ ...address, street: null })).toEqual(['Mesa, AZ 85203']);
});

test('Directions lead to the door only when the position is the door.', () => {
	expect(wayThereHref({ address, position: door })).toContain('directions?to=33.41%2C-111.8');
	expect(wayThereHref({ address, position: zip })).toBe(
		'https://www.openstreetmap.org/search?query=Mesa%2C%20AZ%2C%20USA'
	);
});

test('A map application gets the street, and never the centre of a ZIP as a pin.', () => {
	expect(geoHref({ address, position: door })).toMatch(/^geo:33\.41,-111\.8\?q=1520%20E%20Main/);
	expect(geoHref({ address, position: zip })).toMatch(/^geo:0,0\?q=1520%20E%20Main/);
	expect(geoHref({ address: { ...address, street: null }, position: zip })).toBeNull();
});
