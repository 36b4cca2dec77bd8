import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { basisOf } from '#lib/clinics/record/provenance/statements.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { writeDirectory } from '#lib/clinics/record/feature.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { parseGeocodes } from '#lib/sources/import/geocode-rows.ts';
import { openFile } from '#lib/sources/import/open-file.server.ts';
import { positions, type Positions } from '#lib/sources/import/positions.ts';
import type { Proposal } from '#lib/sources/import/proposal.ts';
import { propose } from '#lib/sources/import/propose.ts';
import { reportText } from '#lib/sources/import/report.ts';
import type { List, OpenedFile } from '#lib/sources/import/source.ts';
import { sourceOf, TRUST } from '#lib/sources/index.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { EDITIONS } from '#lib/sources/samhsa/editions.ts';
import {
	committedDirectory,
	cutEditions,
	geocodesText,
	proposeEditions,
	rawFiles
} from '../../../../tests/support/samhsa.ts';
import { samhsaLocator } from './index.ts';

const points = positions(parseGeocodes(geocodesText()), zipTable().zips);
const cut = await openFile('tests/fixtures/samhsa-locator/locator-2020.csv');
const locator = samhsaLocator.read(cut);
const editions = cutEditions();

const add = (known: readonly Clinic[], list: List = locator, by: Positions = points) =>
	propose(known, [list], { positions: by, trust: TRUST });
const [before] = [proposeEditions([], editions, points).clinics];
const after = add(before);
const byName = (clinics: readonly Clinic[], name: RegExp) => {
	const found = clinics.find((it) => name.test(it.name));
	if (!found) throw new Error(`There is no ${name.source}.`);
	return found;
};
const LOS_ANGELES = /^Ketamine Clinics/;

describe('the locator of 2020', () => {
	it('is known by its header, and no other file is', () => {
		expect(sourceOf(cut)).toBe(samhsaLocator);
		const other: OpenedFile = { name: 'geocodes.csv', bytes: Buffer.from(geocodesText()) };
		expect(() => sourceOf(other)).toThrow(/geocodes\.csv is none of the files/);
		const short = { ...cut, bytes: Buffer.from('"name1","website","type_facility"\n') };
		expect(() => samhsaLocator.read(short)).toThrow(/has no column name2, street1/);
	});

	it('has ZIPs with their zeros, sites on a second line, and no website where it says "http://"', () => {
		const row = locator.rows.find(({ name }) => name === 'Patrick F MCauliffe Center');
		expect(row).toMatchObject({ zip: '06702', site: 'Co Occurring Center', row: 3 });
		expect(row).not.toHaveProperty('website');
		expect(locator.rows).toHaveLength(9);
	});

	it('adds websites to known places, and no place', () => {
		expect(after.clinics.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
		expect([...after.added, ...after.gone]).toEqual([]);
		const clinic = byName(after.clinics, LOS_ANGELES);
		expect(clinic.website).toBe('http://www.ketamineclinics.com');
		expect(basisOf(clinic, 'website')).toEqual({
			...basisOf(clinic, 'name'),
			edition: 'samhsa-locator-2020',
			facts: expect.arrayContaining(['website'])
		});
		expect(after.unknown).toBeGreaterThan(0);
	});

	it('gives its point where only the ZIP’s was known, and leaves OpenStreetMap’s', () => {
		const byZip = positions([], zipTable().zips);
		const placed = add(proposeEditions([], editions, byZip).clinics, locator, byZip);
		expect(byName(placed.clinics, LOS_ANGELES).position).toEqual({
			latitude: 33.97767,
			longitude: -118.39308,
			precision: 'address'
		});
		for (const it of before.filter(({ position }) => position.precision === 'address')) {
			expect(after.clinics.find(({ id }) => id === it.id)?.position).toEqual(it.position);
		}
	});

	it('changes nothing again, and nothing that the editions then take away', () => {
		expect(add(after.clinics).changed).toEqual([]);
		const again = proposeEditions(after.clinics, editions, points);
		expect(again.changed).toEqual([]);
		expect(writeDirectory(again.clinics)).toBe(writeDirectory(after.clinics));
		const without = positions([], zipTable().zips);
		expect(proposeEditions(after.clinics, editions, without).changed).toEqual([]);
	});

	it('imported first, is as if it had not been', () => {
		const nothing = add([]);
		expect(nothing.clinics).toEqual([]);
		expect(nothing.unknown).toBe(locator.rows.length);
	});

	it('refuses a point more than 50 km from its ZIP, and gives the website all the same', () => {
		const far = {
			...locator,
			rows: locator.rows.map((row) => ({ ...row, point: { latitude: 45, longitude: -90 } }))
		};
		const result = add(before, far);
		expect(byName(result.clinics, LOS_ANGELES).website).toBe('http://www.ketamineclinics.com');
		expect(result.clinics.map(({ position }) => position)).toEqual(
			before.map(({ position }) => position)
		);
		expect(result.refused[0].reason).toMatch(/more than 50 km from ZIP/);
		expect(reportText(result)).toMatch(
			/samhsa-locator, 2020 edition: 9 rows; adds to known places/
		);
	});
});

const files = rawFiles();

describe.skipIf(!files)('the whole file', () => {
	let all: Proposal;
	let known: readonly Clinic[];
	let everywhere: Positions;
	let whole: List;

	beforeAll(async () => {
		if (!files) return;
		everywhere = positions(parseGeocodes(readFileSync(files.geocodes, 'utf8')), zipTable().zips);
		const read: List[] = [];
		for (const edition of EDITIONS) {
			const file = await openFile(files.workbook(edition));
			read.push(sourceOf(file).read(file));
		}
		({ clinics: known } = propose([], read, { positions: everywhere, trust: TRUST }));
		const path = files.workbook(2024).replace(/samhsa[^/\\]*[/\\][^/\\]*$/, '');
		const file = await openFile(`${path}samhsa-locator/locator-2020.csv`);
		whole = sourceOf(file).read(file);
		all = add(known, whole, everywhere);
	}, 60_000);

	it('has 11,375 rows, and websites and points for known places only', () => {
		expect(whole.rows).toHaveLength(11_375);
		expect(all.clinics).toHaveLength(known.length);
		const websites = all.clinics.filter(({ website }) => website !== undefined).length;
		expect(websites).toBeGreaterThanOrEqual(4200);
		expect(websites).toBeLessThanOrEqual(5000);
		const placed = (clinics: readonly Clinic[]) =>
			clinics.filter(({ position }) => position.precision === 'address').length;
		expect(placed(all.clinics) - placed(known)).toBe(1288);
		expect(all.refused.filter(({ reason }) => reason.includes('50 km'))).toHaveLength(6);
	});

	it('gives, after the editions, the committed directory byte for byte', () => {
		expect(writeDirectory(all.clinics, NOTICE) === committedDirectory()).toBe(true);
		expect(add(all.clinics, whole, everywhere).changed).toEqual([]);
	});
});
