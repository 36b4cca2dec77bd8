import { describe, expect, it } from 'vitest';
import { readQuery, type AccessQuery } from './query.ts';
import { scenarioGeoJson, type ClosedClinic } from './scenario-geojson.ts';

const CLINIC: ClosedClinic = {
	id: 'a-clinic-phoenix-az',
	name: 'A Clinic',
	city: 'Phoenix',
	state: 'AZ',
	latitude: 33.448376,
	longitude: -112.074036
};

const read = (text: string): AccessQuery => readQuery(new URLSearchParams(text)).query;

const written = (query: AccessQuery) =>
	scenarioGeoJson(query, (id) => (id === CLINIC.id ? CLINIC : undefined), {
		version: '0123456789abcdef',
		today: '2025-06-01',
		gained: [1, 20, 300, -4]
	});

const ASKED =
	'route=iv_infusion&payer=medicaid&measure=e2sfca&sort=name&unit=km' +
	'&add=46.8,-100.8,iv_infusion.oral,medicaid&add=18.2,-66.5&close=a-clinic-phoenix-az&close=gone';

describe('a scenario as GeoJSON', () => {
	const collection = written(read(ASKED));
	const [first, second, known, gone] = collection.features;

	it('has a feature for each clinic that opens or closes, longitude first', () => {
		expect(collection.type).toBe('FeatureCollection');
		expect(collection.features).toHaveLength(4);
		expect(first.geometry).toEqual({ type: 'Point', coordinates: [-100.8, 46.8] });
		expect(known.geometry?.coordinates).toEqual([-112.07404, 33.44838]);
		for (const feature of collection.features) {
			expect(Object.keys(feature)).toEqual(['type', 'geometry', 'properties']);
		}
	});

	it('says what a clinic that opens offers and takes, in codes and in words', () => {
		expect(first.properties).toEqual({
			change: 'opens',
			name: 'Added clinic 1',
			routes: ['iv_infusion', 'oral'],
			payers: ['medicaid'],
			offers: 'Ketamine infusion (IV); Oral ketamine',
			takes: 'Medicaid'
		});
		expect(second.properties).toMatchObject({
			routes: [],
			payers: [],
			offers: 'whatever is asked for',
			takes: 'whichever is asked for'
		});
	});

	it('names the clinics that close, and keeps those that are gone from the directory', () => {
		const { id, name, city, state } = CLINIC;
		expect(known.properties).toEqual({ change: 'closes', id, name, city, state });
		expect(gone).toMatchObject({ geometry: null, properties: { id: 'gone', name: null } });
	});

	it('can be opened again from its parameters', () => {
		expect(read(collection.parameters)).toEqual(read(ASKED));
		expect(JSON.parse(JSON.stringify(collection))).toEqual(collection);
	});

	it('bears its licence and sources, and whom it would reach', () => {
		expect(collection.license).toBe('ODbL-1.0');
		expect(collection.attribution).toContain('OpenStreetMap');
		expect(collection.attribution).toContain('Census');
		expect(collection.peopleGainedWithinMiles).toEqual({ 10: 1, 25: 20, 50: 300, 100: -4 });
	});

	it('of nothing supposed is empty', () => {
		expect(written(read('')).features).toEqual([]);
	});
});
