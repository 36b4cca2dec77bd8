import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decodePopulation } from '#lib/access/people/population.ts';
import { seatsOf } from './seats.ts';

const city = (name: string, featureCode: string, population: number, longitude = 0.5) => ({
	name,
	country: 'US',
	featureCode,
	adminCode: 'AL',
	population,
	loc: { coordinates: [longitude, 0.5] as [number, number] }
});

/** A county of one degree by one. */
const square = (id: string, west: number) => ({
	type: 'Feature' as const,
	id,
	properties: {},
	geometry: {
		type: 'Polygon' as const,
		coordinates: [
			[
				[west, 0],
				[west + 1, 0],
				[west + 1, 1],
				[west, 1],
				[west, 0]
			]
		]
	}
});

it('seats are the towns within a county that GeoNames calls so, the larger of two', () => {
	const cities = [
		city('Small', 'PPLA2', 10),
		city('Large', 'PPLA2', 20),
		city('Capital', 'PPLA', 99),
		city('No seat', 'PPL', 99),
		city('Old (historical)', 'PPLA2', 99),
		{ ...city('Elsewhere', 'PPLA2', 99), adminCode: 'GA' },
		{ ...city('Abroad', 'PPLA2', 99), country: 'MX' },
		city('Montgomery', 'PPLA', 5, 1.123456)
	];
	const counties = ['01001', '01003', '01005'].map((code) => ({ code, state: 'AL' }));
	const features = [square('01001', 0), square('01003', 1)];
	expect(seatsOf(counties, cities, { type: 'FeatureCollection', features })).toEqual(
		new Map([
			['01001', { name: 'Large', latitude: 0.5, longitude: 0.5 }],
			['01003', { name: 'Montgomery', latitude: 0.5, longitude: 1.12346 }]
		])
	);
});

it('the committed seats are those of nearly all counties', () => {
	const committed = readFileSync('data/population/tracts.bin.br');
	const { counties } = decodePopulation(brotliDecompressSync(committed));
	expect(counties.filter(({ seat }) => seat)).toHaveLength(3111);
	const seatOf = (code: string) => counties.find((it) => it.code === code)?.seat?.name;
	expect(['01003', '04013', '11001', '48001', '72011'].map(seatOf)).toEqual([
		'Bay Minette',
		'Phoenix',
		'Washington, D.C.',
		'Palestine',
		'Añasco'
	]);
});
