import { describe, expect, it } from 'vitest';
import { clinic, treats } from '#lib/clinics/clinic.ts';
import { readDirectory, writeDirectory } from '#lib/clinics/feature.ts';
import { EDITIONS } from '#lib/clinics/vocabulary.ts';
import { committedDirectory } from '../../../tests/support/samhsa.ts';
import { EDITION_ROWS } from './edition-rows.ts';
import { NOTICE } from './notice.ts';

const text = committedDirectory();
const json = JSON.parse(text);
const clinics = readDirectory(text);

describe('data/clinics.geojson', () => {
	it('has the facilities of the newest edition, some of whose rows repeat others', () => {
		const newest = EDITIONS[EDITIONS.length - 1];
		const { rows, ketamine } = EDITION_ROWS[newest];
		const listed = clinics.filter((it) => it.editions.listed.includes(newest));
		const infusing = clinics.filter((it) => it.editions.ketamine.includes(newest));
		for (const [found, most] of [
			[listed.length, rows],
			[infusing.length, ketamine]
		]) {
			expect(found).toBeLessThanOrEqual(most);
			expect(found).toBeGreaterThan(0.99 * most);
		}
	});

	it('is GeoJSON by RFC 7946, one feature a line, longitude first', () => {
		expect(json.type).toBe('FeatureCollection');
		expect(json).not.toHaveProperty('crs');
		for (const feature of json.features) {
			expect(Object.keys(feature)).toEqual(['type', 'id', 'geometry', 'properties']);
			const [longitude, latitude, ...rest] = feature.geometry.coordinates;
			expect(rest).toEqual([]);
			// The states and territories: Guam and Saipan lie west of the antimeridian.
			expect(longitude < -64 || longitude > 144, feature.id).toBe(true);
			expect(latitude > 13 && latitude < 72, feature.id).toBe(true);
		}
		expect(text.trimEnd().split('\n')).toHaveLength(json.features.length + 2);
	});

	it('passes the schema, has each id once, and is written the same again', () => {
		for (const it of clinics) expect(clinic.safeParse(it).success, it.id).toBe(true);
		expect(new Set(clinics.map((it) => it.id)).size).toBe(clinics.length);
		expect(writeDirectory(clinics.toReversed(), NOTICE) === text).toBe(true);
	});

	it('attributes every address point to OpenStreetMap, and the file to its sources', () => {
		expect(json.license).toBe('ODbL-1.0');
		expect(json.attribution).toContain('© OpenStreetMap contributors');
		expect(json.source).toContain('SAMHSA');
		for (const { id, position, statements } of clinics) {
			const source = statements.find((it) => it.facts.includes('position'));
			const expected = position.precision === 'address' ? 'osm-2022' : 'samhsa-2024';
			expect(source?.edition, id).toBe(expected);
		}
	});

	it('withholds some streets, and places those by ZIP', () => {
		const withheld = clinics.filter((it) => it.address.street === null);
		expect(withheld.length).toBeGreaterThan(0);
		expect(withheld.filter((it) => it.address.unit !== undefined)).toEqual([]);
		expect(new Set(withheld.map((it) => it.position.precision))).toEqual(new Set(['zip']));
	});

	it('claims nothing that the directory can’t know', () => {
		for (const it of clinics) {
			expect(it.services.every((one) => one.route === 'iv_infusion')).toBe(true);
			expect(it.services.flatMap((one) => one.coverage)).toEqual([]);
			expect(Object.values(it.payers).every((one) => one === 'accepted')).toBe(true);
			expect(it.telehealthTherapy).not.toBe(false);
			expect(it.editions.listed).toContain(2024);
			expect(it.editions.ketamine.includes(2024)).toBe(treats(it));
			expect(it.statements.every((one) => one.checkedAt === null)).toBe(true);
		}
	});

	it('marks what looks implausible: some that report ketamine, and few', () => {
		const doubted = clinics.filter((it) => it.implausible);
		expect(doubted.length).toBeGreaterThan(0);
		expect(doubted.length).toBeLessThan(clinics.filter(treats).length / 20);
		expect(doubted.every(treats)).toBe(true);
	});
});
