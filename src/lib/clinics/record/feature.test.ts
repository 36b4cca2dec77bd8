import { describe, expect, it } from 'vitest';
import type { Clinic } from './clinic.ts';
import {
	fromFeature,
	InvalidDirectory,
	readDirectory,
	toFeature,
	writeDirectory
} from './feature.ts';

const clinic: Clinic = {
	id: 'ketamine-clinics-los-angeles-los-angeles-ca',
	name: 'Ketamine Clinics Los Angeles',
	address: {
		street: '6801 Park Terrace',
		unit: 'Suite 525',
		city: 'Los Angeles',
		state: 'CA',
		zip: '90045'
	},
	position: { latitude: 33.97764, longitude: -118.39254, precision: 'address' },
	phone: { number: '+13102700625' },
	intakePhones: [],
	kind: 'outpatient',
	services: [],
	payers: { private: 'accepted', medicare: 'accepted' },
	assistance: [],
	ages: ['adults'],
	languages: [],
	listedBy: [
		{ source: 'samhsa', edition: '2022' },
		{ source: 'samhsa', edition: '2024', routes: ['iv_infusion'] }
	],
	statements: [
		{
			source: 'directory_import',
			level: 'reported',
			edition: 'samhsa-2024',
			checkedAt: null,
			facts: ['name', 'address', 'phone', 'kind', 'payers', 'ages']
		},
		{
			source: 'directory_import',
			level: 'reported',
			edition: 'osm-2022',
			checkedAt: null,
			facts: ['position']
		}
	]
};

describe('a clinic as a GeoJSON feature', () => {
	it('has its id on the feature, longitude first, and leaves out what is not reported', () => {
		const feature = toFeature(clinic);
		expect(feature).toMatchObject({
			type: 'Feature',
			id: clinic.id,
			geometry: { type: 'Point', coordinates: [-118.39254, 33.97764] },
			properties: { precision: 'address', name: clinic.name }
		});
		expect(feature.properties).not.toHaveProperty('services');
		expect(feature.properties).not.toHaveProperty('languages');
		expect(feature.properties).not.toHaveProperty('id');
	});

	it('comes back as it was', () => {
		expect(fromFeature(JSON.parse(JSON.stringify(toFeature(clinic))))).toEqual(clinic);
	});

	it('is read from a file that an older program wrote', () => {
		const feature = toFeature(clinic);
		const properties: Record<string, unknown> = {
			...feature.properties,
			editions: { listed: [2022, 2024], ketamine: [2024] }
		};
		delete properties.listedBy;
		expect(fromFeature({ ...feature, properties })).toEqual(clinic);
	});

	it('needs no list of directories where none lists it', () => {
		const feature = toFeature({ ...clinic, listedBy: [] });
		expect(feature.properties).not.toHaveProperty('listedBy');
		expect(fromFeature(feature).listedBy).toEqual([]);
	});

	it('names the clinic and what is wrong with it', () => {
		const feature = toFeature(clinic);
		const wrong = { ...feature, properties: { ...feature.properties, kind: 'spa' } };
		expect(() => fromFeature(wrong)).toThrow(/clinic "ketamine-clinics-los-angeles.*kind: /);
		expect(() => fromFeature({ ...feature, geometry: null })).toThrow(/feature "ket.*geometry/);
		expect(() => fromFeature(null)).toThrow(/feature without an id/);
	});

	it('rounds a point to 5 decimals', () => {
		const position = { ...clinic.position, latitude: 33.977636043658954 };
		expect(toFeature({ ...clinic, position }).geometry.coordinates[1]).toBe(33.97764);
	});
});

describe('a directory file', () => {
	const other = { ...clinic, id: 'another', name: 'Another' };
	const elsewhere = { ...clinic, id: 'b', address: { ...clinic.address, state: 'AK' } };

	it('has one feature a line, by state, town, name and id, whatever order they came in', () => {
		const text = writeDirectory([clinic, other, elsewhere]);
		expect(writeDirectory([elsewhere, other, clinic])).toBe(text);
		const lines = text.trimEnd().split('\n');
		expect(lines).toHaveLength(3 + 2);
		const ids = lines.slice(1, -1).map((line) => JSON.parse(line.replace(/,$/, '')).id);
		expect(ids).toEqual(['b', 'another', clinic.id]);
	});

	it('is written the same again after it was read', () => {
		const notice = { license: 'ODbL-1.0' };
		const text = writeDirectory([clinic, other], notice);
		expect(JSON.parse(text).license).toBe('ODbL-1.0');
		expect(writeDirectory(readDirectory(text), notice)).toBe(text);
	});

	it('writes members in the schema’s order, whatever order they were made in', () => {
		const { name, id, ...rest } = clinic;
		expect(writeDirectory([{ ...rest, name, id }])).toBe(writeDirectory([clinic]));
	});

	it('refuses what is not JSON, not a collection, or has an id twice', () => {
		expect(() => readDirectory('PK')).toThrow(InvalidDirectory);
		expect(() => readDirectory('{"type":"Feature"}')).toThrow(/Can't use the directory/);
		expect(() => readDirectory(writeDirectory([clinic, clinic]))).toThrow(/Two clinics have/);
	});
});
