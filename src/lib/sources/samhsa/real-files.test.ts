import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Point } from '#lib/geo/point.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { proposeEditions, rawFiles } from '../../../../tests/support/samhsa.ts';
import { ZIP_POINTS } from '../../../../tests/support/zip-points.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { KNOWN_SOURCES } from '#lib/clinics/record/known-sources.ts';
import { openFile } from '#lib/sources/import/open-file.server.ts';
import { sourceOf } from '#lib/sources/index.ts';
import { EDITIONS, type Edition } from './editions.ts';
import { parseGeocodes } from '#lib/sources/import/geocode-rows.ts';
import { facilityOf } from '#lib/sources/import/history.ts';
import { matchFacilities } from '#lib/sources/import/matching.ts';
import { positions } from '#lib/sources/import/positions.ts';
import type { Proposal } from '#lib/sources/import/proposal.ts';
import { mergeRepeats } from './repeats.ts';
import { readSheets, type EditionListings, type Listing } from './sheets.ts';

const files = rawFiles();

/** Plain spherical law of cosines, apart from the product's own distances. */
function milesFrom(from: Point, { position }: Clinic): number {
	const [a, b] = [from.latitude, position.latitude].map((it) => (it * Math.PI) / 180);
	const apart = ((position.longitude - from.longitude) * Math.PI) / 180;
	const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(apart);
	return 3958.8 * Math.acos(Math.min(1, cosine));
}

/** The whole editions of 2022, 2023 and 2024, against counts made without this code. */
describe.skipIf(!files)('the real files', () => {
	const editions = new Map<Edition, EditionListings>();
	let proposal: Proposal;

	beforeAll(async () => {
		if (!files) return;
		for (const edition of EDITIONS) {
			const { sheets } = await openFile(files.workbook(edition));
			editions.set(edition, readSheets(sheets ?? [], edition));
		}
		const geocodes = parseGeocodes(readFileSync(files.geocodes, 'utf8'));
		const points = positions(geocodes, zipTable().zips);
		proposal = proposeEditions([], [...editions.values()], points);
	}, 60_000);

	const listingsOf = (edition: Edition): Listing[] => editions.get(edition)?.listings ?? [];
	const infuses = (it: Listing) => it.codes.has('KIT');
	const phoneAndZip = (it: Listing) => `${it.phone?.number} ${it.zip}`;

	it.each(EDITIONS)('of %i hold the rows that the site tells, and no other', (edition) => {
		const { rows, ketamine } = KNOWN_SOURCES.samhsa.editions[edition];
		expect(listingsOf(edition)).toHaveLength(rows ?? -1);
		expect(listingsOf(edition).filter(infuses)).toHaveLength(ketamine ?? -1);
		expect(editions.get(edition)?.refused).toEqual([]);
	});

	it('withhold 489 streets in 2024, 13 of them with KIT', () => {
		const withheld = listingsOf(2024).filter((it) => it.street === null);
		expect(withheld).toHaveLength(489);
		expect(withheld.filter(infuses)).toHaveLength(13);
	});

	it('repeat a name and an address 18 times in 2024: the same place, another suite or phone', () => {
		const { distinct, merged, keptApart } = mergeRepeats(listingsOf(2024));
		expect(merged).toHaveLength(10);
		expect(keptApart).toHaveLength(8);
		expect(distinct.length + merged.length).toBe(8319);
	});

	it('are all in the directory: features and merged rows make 8,319', () => {
		expect(proposal.refused).toEqual([]);
		const merged = proposal.merged.filter((it) => it.edition === 2024).length;
		expect(proposal.clinics.length + merged).toBe(8319);
		// Montare at the Valley 2 has two KIT rows that are alike in everything.
		expect(proposal.clinics.filter(treats)).toHaveLength(137);
	});

	it('keep the 13 offices of a chain apart', () => {
		const chain = 'Comprehensive Psychiatric Services';
		const offices = proposal.clinics.filter((it) => it.name === chain && treats(it));
		const rows = listingsOf(2024).filter((it) => it.name === chain && infuses(it));
		expect(rows).toHaveLength(13);
		expect(offices).toHaveLength(13);
	});

	it('give at least 4,427 address points, never to a withheld street', () => {
		const exact = proposal.clinics.filter((it) => it.position.precision === 'address');
		expect(exact.length).toBeGreaterThanOrEqual(4427);
		expect(exact.filter((it) => it.address.street === null)).toEqual([]);
	});

	it('have KIT sites that agree by phone and ZIP with counts made without matching', () => {
		const before = new Set(listingsOf(2023).filter(infuses).map(phoneAndZip));
		const listed = new Set(listingsOf(2024).map(phoneAndZip));
		const now = new Set(listingsOf(2024).filter(infuses).map(phoneAndZip));
		const known = new Set(listingsOf(2023).map(phoneAndZip));
		expect(before.size).toBe(80);
		expect(before.intersection(listed).size).toBe(56);
		expect(before.intersection(now).size).toBe(31);
		expect(now.size).toBe(131);
		expect(now.difference(known).size).toBe(74);
	});

	it('are matched wherever phone and ZIP agree, and renamed or moved places besides', () => {
		const [older, newer] = [2023, 2024].map((year) => {
			return mergeRepeats(listingsOf(year === 2023 ? 2023 : 2024)).distinct;
		});
		const matches = matchFacilities(older.map(facilityOf), newer.map(facilityOf));
		const found = new Set([...matches.values()].map((i) => older[i]));
		const listed = new Set(newer.map(phoneAndZip));
		const lost = older.filter((it) => {
			return infuses(it) && listed.has(phoneAndZip(it)) && !found.has(it);
		});
		expect(lost).toEqual([]);
		expect(older.filter((it) => infuses(it) && found.has(it))).toHaveLength(61);

		// Rows that are the same in name, street and ZIP (as written) are the same place.
		const key = (it: Listing) => [it.name, it.street, it.zip].join('|').toLowerCase();
		const keys = new Set(older.filter((it) => it.street).map(key));
		const again = newer.flatMap((it, i) => (keys.has(key(it)) ? [i] : []));
		expect(again.length).toBeGreaterThanOrEqual(5459);
		expect(again.filter((i) => !matches.has(i)).length).toBeLessThan(again.length * 0.02);
	});

	it('withhold the streets of 480 places, and make one implausible', () => {
		expect(proposal.clinics.filter((it) => it.address.street === null)).toHaveLength(480);
		const doubted = proposal.clinics.filter((it) => it.implausible);
		expect(doubted.map((it) => it.id)).toEqual(['bonnie-brae-liberty-corner-nj']);
	});

	it.each([
		['85004', 7, { medicaid: 5 }],
		['10001', 7, { medicare: 5, medicaid: 6, tricare: 1 }],
		['84601', 11, { tricare: 9 }],
		['53202', 4, {}]
	] as const)(
		'have, within 50 miles of %s, %i with infusions, by payer %o',
		(zip, total, payers) => {
			const all = proposal.clinics.filter(treats);
			const near = all.filter((it) => milesFrom(ZIP_POINTS[zip], it) <= 50);
			expect(near).toHaveLength(total);
			const accepting = (payer: string) =>
				near.filter((it) => new Map(Object.entries(it.payers)).get(payer) === 'accepted');
			for (const [payer, count] of Object.entries(payers)) {
				expect(accepting(payer)).toHaveLength(count);
			}
		}
	);
});

describe('a file that is not a workbook', () => {
	it('is refused with what to do', async () => {
		const file = await openFile('package.json');
		expect(() => sourceOf(file)).toThrow(/package\.json is none.*samhsa: the \.xlsx/);
		await expect(openFile('none.xlsx')).rejects.toThrow(/Can't open none\.xlsx/);
	});
});
