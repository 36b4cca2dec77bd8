import { describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { provenanceIn } from '#lib/clinics/record/provenance/basis.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { addTo, type Offer } from './additions.ts';
import { ADDRESS_POINTS, isVouchedFor, trustIn } from './trust.ts';

const trust = trustIn([
	ADDRESS_POINTS,
	{ id: 'samhsa', vouchesFor: { name: 'well', position: 'poorly' } },
	{ id: 'websites', vouchesFor: { website: 'fairly', position: 'poorly' } }
]);
const from = (edition: string): Provenance => ({
	source: 'directory_import',
	level: 'reported',
	edition,
	checkedAt: null
});
const point = { latitude: 33.41, longitude: -111.9, precision: 'address' } as const;
const offer = (website: string, cells: Partial<Offer> = {}): Offer => ({
	adds: { website, position: point },
	restsOn: from('websites-2020'),
	row: 0,
	score: 3,
	...cells
});
const set = (
	it: Clinic,
	field: 'website' | 'position',
	to: string | Clinic['position'],
	by: Provenance
) => {
	const after = applyChanges(it, it.id, [{ field, from: null, to }], by);
	if (!after) throw new Error('It is closed.');
	return after;
};
const zip: Clinic = {
	...infusionClinic,
	position: { latitude: 33.4, longitude: -111.8, precision: 'zip' },
	statements: [
		{ ...from('samhsa-2024'), facts: infusionClinic.statements.flatMap((it) => it.facts) }
	]
};

describe('what a source adds to a known place', () => {
	it('is what nothing was known of, and a point where only the ZIP’s was', () => {
		const { clinic, kept } = addTo(zip, [offer('https://a.example')], trust);
		expect(clinic).toMatchObject({ website: 'https://a.example', position: point });
		expect(provenanceIn(clinic, 'website')).toMatchObject({
			edition: 'websites-2020',
			checkedAt: null
		});
		expect(kept).toEqual([]);
		expect(addTo(clinic, [offer('https://a.example')], trust).clinic).toBe(clinic);
	});

	it('is never in place of what people said, or of a point that another vouches for better', () => {
		const called = {
			source: 'phone_call',
			level: 'phone_confirmed',
			checkedAt: '2026-11-01'
		} as const;
		const better = { ...point, latitude: 33.42 };
		const known = set(
			set(zip, 'website', 'https://own.example', called),
			'position',
			better,
			from('osm-2022')
		);
		const { clinic, kept } = addTo(known, [offer('https://a.example')], trust);
		expect(clinic).toBe(known);
		expect(kept).toEqual(['website']);
	});

	it('is not what people took away', () => {
		const { clinic, kept } = addTo(zip, [offer('https://a.example')], trust, new Set(['website']));
		expect(clinic).not.toHaveProperty('website');
		expect(kept).toEqual(['website']);
	});

	it('is no point where the street is withheld', () => {
		const withheld = { ...zip, address: { ...zip.address, street: null } };
		const { clinic } = addTo(withheld, [offer('https://a.example')], trust);
		expect(clinic.position).toEqual(zip.position);
		expect(clinic.website).toBe('https://a.example');
	});

	it('is the best row’s word, and none where two fit as well and differ', () => {
		const other = offer('https://b.example', { row: 1 });
		expect(
			addTo(zip, [offer('https://a.example'), { ...other, score: 2 }], trust).clinic.website
		).toBe('https://a.example');
		const { clinic, disputed } = addTo(zip, [offer('https://a.example'), other], trust);
		expect(clinic).not.toHaveProperty('website');
		expect(disputed).toEqual([{ field: 'website', rows: [0, 1] }]);
	});

	it('does not keep a place listed that its own source drops; what another lists well does', () => {
		const { clinic } = addTo(zip, [offer('https://a.example')], trust);
		expect(isVouchedFor(clinic, 'samhsa', trust)).toBe(false);
		expect(isVouchedFor(clinic, 'another', trust)).toBe(true);
		const own = set(zip, 'website', 'https://a.example', from('own-list-2026'));
		expect(isVouchedFor(own, 'samhsa', trust)).toBe(true);
	});
});
