import { describe, expect, it } from 'vitest';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { geocodesText } from '../../../../tests/support/samhsa.ts';
import { parseGeocodes } from './geocode-rows.ts';
import { GEOCODED, positions } from './positions.ts';

const { place, doubted } = positions(parseGeocodes(geocodesText()), zipTable().zips);

const home = { street: '150 Westwood Plaza', city: 'Los Angeles', state: 'CA', zip: '90095' };

describe('where a facility is', () => {
	it('is its address point where the file knows it, to a metre, with its source', () => {
		expect(place(home)).toEqual({
			position: { latitude: 34.06847, longitude: -118.445, precision: 'address' },
			source: GEOCODED
		});
	});

	it('is found when the spelling differs, or a direction or a type of street is left out', () => {
		const jonesboro = { city: 'Jonesboro', state: 'AR', zip: '72401' };
		for (const street of ['2200 E. Matthews', '2200 East Matthews Avenue', '2200 Matthews']) {
			expect(place({ ...jonesboro, street })?.position.precision, street).toBe('address');
		}
		expect(place({ ...jonesboro, street: '2201 East Matthews' })?.position.precision).toBe('zip');
		expect(place({ ...jonesboro, street: '2200 East Parker' })?.position.precision).toBe('zip');
	});

	it('is the ZIP’s point otherwise, and always where the street is withheld', () => {
		const withheld = place({ ...home, street: null });
		expect(withheld?.position.precision).toBe('zip');
		expect(withheld).not.toHaveProperty('source');
	});

	it('is the town of a ZIP that no table has, or nowhere', () => {
		const town = place({ street: null, city: 'Farmington', state: 'CT', zip: '06099' });
		expect(town?.position).toMatchObject({ precision: 'zip' });
		expect(place({ street: null, city: 'Nowhere', state: 'CT', zip: '06099' })).toBeUndefined();
	});

	it('is not a point far from the ZIP and its town', () => {
		expect(doubted.map((it) => it.address)).toEqual(['402 East 2nd Street Wichita KS 67202']);
		const wichita = { street: '402 East 2nd Street', city: 'Wichita', state: 'KS', zip: '67202' };
		expect(place(wichita)?.position.precision).toBe('zip');
	});

	it('is a point far from a huge ZIP’s centre, but in its town', () => {
		const yuma = { street: '690 East 32nd Street', city: 'Yuma', state: 'AZ', zip: '85365' };
		expect(place(yuma)?.position.precision).toBe('address');
	});

	it('is not told by two points for one address that lie apart', () => {
		const rows = [34.0, 34.1].map((latitude) => {
			return { address: '150 Westwood Plaza Los Angeles CA 90095', latitude, longitude: -118.4 };
		});
		const found = positions(rows, zipTable().zips).place(home);
		expect(found?.position.precision).toBe('zip');
	});
});

describe('a file of geocodes', () => {
	it('must have its three columns', () => {
		expect(() => parseGeocodes('address,lat,lon\n')).toThrow(/no column latitude, longitude/);
	});

	it('may have rows without a point', () => {
		expect(parseGeocodes('address,latitude,longitude\nA AL 36310,,\n')).toEqual([]);
	});
});
