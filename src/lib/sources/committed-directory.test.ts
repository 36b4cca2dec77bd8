import { describe, expect, it } from 'vitest';
import { clinic, type Clinic } from '#lib/clinics/record/clinic.ts';
import { editionId } from '#lib/clinics/record/editions.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { readDirectory, writeDirectory } from '#lib/clinics/record/feature.ts';
import { KNOWN_SOURCES } from '#lib/clinics/record/known-sources.ts';
import { committedDirectory } from '../../../tests/support/samhsa.ts';
import { NOTICE } from './notice.ts';
import { EDITIONS } from './samhsa/editions.ts';

const text = committedDirectory();
const json = JSON.parse(text);
const clinics = readDirectory(text);

describe('data/clinics.geojson', () => {
	it('has the facilities of the newest edition, some of whose rows repeat others', () => {
		const newest = EDITIONS[EDITIONS.length - 1];
		const { rows = 0, ketamine = 0 } = KNOWN_SOURCES.samhsa.editions[newest];
		const isNewest = (it: Clinic['listedBy'][number]) =>
			editionId(it) === editionId({ source: 'samhsa', edition: String(newest) });
		const listed = clinics.filter((it) => it.listedBy.some(isNewest));
		const infusing = clinics.filter((it) => it.listedBy.some((one) => isNewest(one) && one.routes));
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

	it('attributes every address point to who made it, and the file to its sources', () => {
		expect(json.license).toBe('ODbL-1.0');
		expect(json.attribution).toContain('© OpenStreetMap contributors');
		expect(json.attribution).toContain(
			'Opioid Environment Policy Scan (doi:10.5281/zenodo.5842465, CC BY 4.0)'
		);
		expect(json.source).toContain('SAMHSA');
		for (const { id, position, statements } of clinics) {
			const source = statements.find((it) => it.facts.includes('position'));
			const expected =
				position.precision === 'address' ? ['osm-2022', 'samhsa-locator-2020'] : ['samhsa-2024'];
			expect(expected, id).toContain(source?.edition);
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
			const latest = it.listedBy.find((one) => editionId(one) === 'samhsa-2024');
			expect(latest?.routes, it.id).toEqual(treats(it) ? ['iv_infusion'] : undefined);
			const named = it.statements
				.map((one) => one.edition)
				.filter((one) => one !== 'osm-2022' && one !== 'samhsa-locator-2020');
			expect(named, it.id).toEqual([latest && editionId(latest)]);
			expect(it.statements.every((one) => one.checkedAt === null)).toBe(true);
		}
	});

	it('has from the locator websites and points alone', () => {
		for (const { id, website, statements } of clinics) {
			const [added] = statements.filter((it) => it.edition === 'samhsa-locator-2020');
			expect(added?.facts.includes('website') ?? false, id).toBe(website !== undefined);
			expect(added?.facts ?? [], id).toSatisfy((facts: string[]) =>
				facts.every((fact) => fact === 'website' || fact === 'position')
			);
		}
	});

	it('marks what looks implausible: some that report ketamine, and few', () => {
		const doubted = clinics.filter((it) => it.implausible);
		expect(doubted.length).toBeGreaterThan(0);
		expect(doubted.length).toBeLessThan(clinics.filter(treats).length / 20);
		expect(doubted.every(treats)).toBe(true);
	});
});
