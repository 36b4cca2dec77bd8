import { describe, expect, it } from 'vitest';
import { clinic, type Clinic } from '#lib/clinics/record/clinic.ts';
import { editionId } from '#lib/clinics/record/editions.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { readDirectory, writeDirectory } from '#lib/clinics/record/feature.ts';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';
import type { Point } from '#lib/geo/point.ts';
import { committedDirectory } from '../../../tests/support/samhsa.ts';
import { ZIP_POINTS } from '../../../tests/support/zip-points.ts';
import { NOTICE } from './notice.ts';

const text = committedDirectory();
const json = JSON.parse(text);
const clinics = readDirectory(text);

describe('data/clinics.geojson', () => {
	it('has every facility of the 2024 edition but its 10 repeated rows', () => {
		expect(clinics).toHaveLength(8319 - 10);
		expect(clinics.filter(treats)).toHaveLength(137);
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

	it('withholds 480 streets, and places those by ZIP', () => {
		const withheld = clinics.filter((it) => it.address.street === null);
		expect(withheld).toHaveLength(480);
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

	it('marks what looks implausible', () => {
		const doubted = clinics.filter((it) => it.implausible);
		expect(doubted.map((it) => it.id)).toEqual(['bonnie-brae-liberty-corner-nj']);
	});

	it.each([
		['85004', 7, { medicaid: 5 }],
		['10001', 7, { medicare: 5, medicaid: 6, tricare: 1 }],
		['84601', 11, { tricare: 9 }],
		['53202', 4, {}]
	] as const)(
		'has, within 50 miles of %s, %i clinics with infusions, by payer %o',
		(zip, total, payers) => {
			const near = clinics.filter((it) => treats(it) && milesFrom(ZIP_POINTS[zip], it) <= 50);
			expect(near).toHaveLength(total);
			for (const [payer, count] of Object.entries(payers)) {
				expect(near.filter((it) => it.payers[payer as Payer] === 'accepted')).toHaveLength(count);
			}
		}
	);
});

/** Plain spherical law of cosines, apart from the product's own distances. */
function milesFrom(from: Point, { position }: Clinic): number {
	const [a, b] = [from.latitude, position.latitude].map((it) => (it * Math.PI) / 180);
	const apart = ((position.longitude - from.longitude) * Math.PI) / 180;
	const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(apart);
	return 3958.8 * Math.acos(Math.min(1, cosine));
}
