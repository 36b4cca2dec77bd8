import { describe, expect, it } from 'vitest';
import { clinic } from '#lib/clinics/record/clinic.ts';
import { samhsaListed } from '../../../../tests/support/listed-by.ts';
import { cutEditions } from '../../../../tests/support/samhsa.ts';
import { kindOf, toClinic } from './facility.ts';
import { GEOCODED, type Placed } from '#lib/sources/import/positions.ts';
import type { Listing } from './sheets.ts';

const [base, ...others] = cutEditions()[2].listings;
const zip: Placed = { position: { latitude: 31.5, longitude: -85.2, precision: 'zip' } };
const listedBy = samhsaListed([2024]);

function read(codes: string, cells: Partial<Listing> = {}) {
	const listing = { ...base, ...cells, codes: new Set(codes.split(' ')) };
	return toClinic(listing, 'id', zip, listedBy);
}

describe('a listing as a clinic', () => {
	it('passes the schema, every fact on one statement', () => {
		for (const it of [base, ...others]) {
			expect(clinic.safeParse(toClinic(it, 'id', zip, listedBy)).error).toBeUndefined();
		}
	});

	it('says what the facility takes, and nothing of what it does not report', () => {
		const it = read('KIT MC MI SS CHLD ADLT SP');
		expect(it.payers).toEqual({ medicare: 'accepted', tricare: 'accepted' });
		expect(it.assistance).toEqual(['sliding_fee']);
		expect(it.ages).toEqual(['children', 'adults']);
		expect(it.languages).toEqual(['es']);
		expect(it).not.toHaveProperty('telehealthTherapy');
		expect(read('MH').payers).toEqual({});
	});

	it('takes KIT for an infusion without any coverage, and TELE for talking therapy only', () => {
		const it = read('KIT TELE OMH MC');
		expect(it.services).toEqual([
			{
				route: 'iv_infusion',
				setting: 'clinic',
				coverage: [],
				provenance: it.services[0].provenance
			}
		]);
		expect(it.services[0].provenance.edition).toBe('samhsa-2024');
		expect(it.telehealthTherapy).toBe(true);
		expect(read('TELE ECT TMS OMH').services).toEqual([]);
	});

	it.each([
		['KIT PSY OP', 'hospital'],
		['KIT IPSY HI', 'hospital'],
		['KIT VAHC HI', 'hospital'],
		['KIT VAHC OP', 'clinic'],
		['KIT RTCA HI', 'clinic'],
		['KIT OMH', 'clinic']
	])('with %s gives its infusion in a %s', (codes, setting) => {
		expect(read(codes).services[0].setting).toBe(setting);
	});

	it('doubts ketamine in a children’s residence, or where no adults are treated', () => {
		expect(read('KIT RTCC CHLD YAD').implausible).toBe(true);
		expect(read('KIT OMH CHLD').implausible).toBe(true);
		expect(read('KIT OMH CHLD ADLT')).not.toHaveProperty('implausible');
		expect(read('KIT OMH')).not.toHaveProperty('implausible');
		expect(read('RTCC CHLD')).not.toHaveProperty('implausible');
	});

	it('names languages, and "others" only where none is named', () => {
		expect(read('AH NX N24 FX').languages).toEqual(['sgn', 'nai', 'oj', 'mul']);
		expect(read('FX F4 F17').languages).toEqual(['ar', 'zh']);
	});

	it.each([
		['IPSY VAMC FED', 'va', 'federal_government'],
		['MSMH OMH PVTN', 'multi_setting', 'private_nonprofit'],
		['CBHC RTCA LCCG', 'community_center', 'local_government'],
		['ORES RTCC STG', 'residential_children', 'state_government'],
		['ORES IH FED', 'other', 'federal_government'],
		['MH PVTN PVTP', 'other', undefined]
	])('with %s is of the kind %s, run by %s', (codes, kind, operator) => {
		expect(kindOf(new Set(codes.split(' ')))).toBe(kind);
		expect(read(codes).operator).toBe(operator);
	});

	it('rests its point on its own statement where the directory did not give it', () => {
		const placed: Placed = {
			position: { ...zip.position, precision: 'address' },
			source: GEOCODED
		};
		const { statements } = toClinic(base, 'id', placed, listedBy);
		expect(statements.at(-1)).toEqual({ ...GEOCODED, facts: ['position'] });
		expect(statements[0].facts).not.toContain('position');
		expect(read('MH').statements).toHaveLength(1);
	});
});
