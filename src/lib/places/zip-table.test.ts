import { describe, expect, it } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import { cleanZips, isMilitaryZip } from './zip-table.ts';
import { zipTable } from './zip-table.server.ts';

const byZip = new Map(zipTable().zips.map((row) => [row.zip, row]));
const reasonFor = (zip: string) => zipTable().refused.find((row) => row.zip === zip)?.reason;

describe('the table of ZIPs', () => {
	it('has every Census area, the fallbacks that hold, and says what it refused', () => {
		const { zips, scattered, refused } = zipTable();
		const count = (precision: string) => zips.filter((row) => row.precision === precision).length;
		const reasons: Record<string, number> = {};
		for (const { reason } of refused) reasons[reason] = (reasons[reason] ?? 0) + 1;
		expect(count('zip_area') + scattered.length).toBe(33_791);
		expect(count('zip_fallback') - scattered.length).toBe(8_084);
		expect(reasons).toEqual({ military: 649, outside_states: 8, far_from_neighbours: 28 });
		expect(new Set(zips.map((row) => row.zip)).size).toBe(zips.length);
	});

	it.each([
		['10001', 40.75, -73.997, 'New York', 'NY'],
		['60601', 41.885, -87.622, 'Chicago', 'IL'],
		['94103', 37.773, -122.411, 'San Francisco', 'CA'],
		['99501', 61.22, -149.858, 'Anchorage', 'AK'],
		['96813', 21.317, -157.845, 'Honolulu', 'HI'],
		['00901', 18.467, -66.108, 'San Juan', 'PR'],
		['00802', 18.343, -64.925, 'St Thomas', 'VI'],
		['96910', 13.453, 144.747, 'Hagatna', 'GU'],
		['96799', -14.323, -170.752, 'Pago Pago', 'AS'],
		['96950', 15.186, 145.756, 'Saipan', 'MP']
	])('places %s at the centre of its Census area', (zip, latitude, longitude, name, state) => {
		const row = byZip.get(zip);
		expect(row).toMatchObject({ zip, name, state, precision: 'zip_area' });
		expect(row?.latitude).toBeCloseTo(latitude, 2);
		expect(row?.longitude).toBeCloseTo(longitude, 2);
	});

	it.each([
		['20500', 38.898, -77.037, 'Washington', 'DC'],
		['73301', 30.267, -97.743, 'Austin', 'TX'],
		['10118', 40.748, -73.985, 'New York', 'NY'],
		['60680', 41.878, -87.63, 'Chicago', 'IL'],
		['90209', 34.073, -118.4, 'Beverly Hills', 'CA']
	])(
		'places %s, which has no Census area, within 10 miles of the town and marks it less precise',
		(zip, latitude, longitude, name, state) => {
			const row = byZip.get(zip);
			expect(row).toMatchObject({ zip, name, state, precision: 'zip_fallback' });
			expect(row && distance(row, { latitude, longitude })).toBeLessThan(16_100);
		}
	);

	it('refuses military post, 09001 in Italy among it, even where it has a point', () => {
		expect(reasonFor('09001')).toBe('military');
		expect(byZip.get('09001')).toBeUndefined();
		expect(zipTable().zips.filter((row) => isMilitaryZip(row.zip))).toEqual([]);
	});

	it('refuses 10200, whose longitude lost its sign', () => {
		expect(reasonFor('10200')).toBe('far_from_neighbours');
		expect(byZip.get('10200')).toBeUndefined();
	});

	it('refuses Palau, Micronesia and the Marshall Islands, which the directory does not cover', () => {
		expect(reasonFor('96940')).toBe('outside_states');
		expect(reasonFor('96960')).toBe('outside_states');
	});

	it('refuses a point at 0,0 and military states wherever their ZIP would be', () => {
		const row = { city: 'Phoenix', latitude: 0, longitude: 0 };
		const { refused } = cleanZips(
			[{ zipCode: '85004', latitude: 33.45, longitude: -112.07 }],
			[
				{ ...row, zip: '85001', state: 'AZ' },
				{ ...row, zip: '85002', state: 'AE' }
			]
		);
		expect(refused).toEqual([
			{ zip: '85001', reason: 'zero_point' },
			{ zip: '85002', reason: 'military' }
		]);
	});

	it('places a ZIP whose Census area is scattered with its town, and marks it less precise', () => {
		expect(zipTable().scattered.join(' ')).toBe(
			'78841 83716 89406 95604 99503 99519 99695 99701 99706 99790 99850'
		);
		expect(byZip.get('99503')).toMatchObject({ name: 'Anchorage', precision: 'zip_fallback' });
	});

	it('keeps every Anchorage ZIP within 25 miles of Anchorage', () => {
		const rows = zipTable().zips.filter((row) => row.name === 'Anchorage' && row.state === 'AK');
		const anchorage = { latitude: 61.2181, longitude: -149.9003 };
		expect(rows.length).toBe(25);
		expect(rows.filter((row) => distance(row, anchorage) > 40_000)).toEqual([]);
	});

	it('keeps every fallback within 31 miles of an area of its town or of its prefix', () => {
		const far = zipTable()
			.refused.filter((row) => row.reason === 'far_from_neighbours')
			.map((row) => row.zip);
		// San Ysidro, Tok and Wake Island are real, but their rows are 50 to 3,700 km off.
		expect(far).toEqual(expect.arrayContaining(['92143', '99779', '96898']));
	});

	it('knows the state of every ZIP, and the town of all but five', () => {
		const { zips } = zipTable();
		expect(zips.filter((row) => !row.state)).toEqual([]);
		expect(zips.filter((row) => !row.name).map((row) => row.zip)).toEqual([
			'72405',
			'72713',
			'75036',
			'75072',
			'89437'
		]);
	});
});
