import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clinic as schema, type Clinic } from '#lib/clinics/record/clinic.ts';
import { VOUCHED } from '#lib/clinics/record/facts/index.ts';
import { provenanceOf } from '#lib/clinics/record/provenance/provenance-of.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { anyClinics, anyPoint, TODAY } from '../../../../tests/support/arbitrary-clinics.ts';
import {
	attestedClinic,
	infusionClinic,
	REPORTED_2024
} from '../../../../tests/support/sample-clinics.ts';
import { confirmed } from './confirm.ts';

const ATTESTED = { source: 'clinic', level: 'self_attested', checkedAt: TODAY };

describe('a clinic that says everything is still right', () => {
	it('vouches for all it can know, from today', () => {
		const after = confirmed(infusionClinic, TODAY);
		for (const fact of VOUCHED.filter(
			(it) => it !== 'position' && provenanceOf(infusionClinic, it)
		))
			expect(provenanceOf(after, fact)).toMatchObject(ATTESTED);
		expect(after.services[0].provenance).toEqual(ATTESTED);
	});

	it('leaves what someone checked more closely as it is, while it is fresh', () => {
		const [medicaid, blueShield] = confirmed(attestedClinic, TODAY).services[1].coverage;
		expect(medicaid.provenance).toMatchObject({
			level: 'phone_confirmed',
			checkedAt: '2026-10-30'
		});
		expect(blueShield.provenance).toEqual(ATTESTED);
		const later = confirmed(attestedClinic, '2027-03-01').services[1].coverage[0];
		expect(later.provenance).toEqual({ ...ATTESTED, checkedAt: '2027-03-01' });
	});

	it('vouches for a position only if it gave it', () => {
		const after = confirmed(infusionClinic, TODAY);
		expect(provenanceOf(after, 'position')).toEqual({ ...REPORTED_2024, facts: ['position'] });
		const own: Clinic = {
			...infusionClinic,
			statements: [
				{
					source: 'clinic',
					level: 'self_attested',
					checkedAt: '2026-01-01',
					facts: infusionClinic.statements[0].facts
				}
			]
		};
		expect(confirmed(own, TODAY).statements).toEqual([
			{ ...ATTESTED, facts: own.statements[0].facts }
		]);
	});

	it('keeps links to evidence', () => {
		const evidence = 'https://example.org/policy.pdf';
		const [first, second] = attestedClinic.services;
		const row = { ...second.coverage[1], provenance: { ...first.provenance, evidence } };
		const clinic = { ...attestedClinic, services: [{ ...second, coverage: [row] }] };
		const [after] = confirmed(clinic, TODAY).services[0].coverage;
		expect(after.provenance).toEqual({ ...ATTESTED, evidence });
	});

	it('says what it said before, keeps the schema, and a second time changes nothing', () => {
		fc.assert(
			fc.property(anyClinics(anyPoint, 3), (clinics) => {
				for (const before of clinics.map((it) => schema.parse(it))) {
					const after = confirmed(before, TODAY);
					expect(schema.parse(after)).toEqual(after);
					expect(fieldsOf(after)).toEqual(fieldsOf(before));
					expect(JSON.stringify(confirmed(after, TODAY))).toBe(JSON.stringify(after));
				}
			})
		);
	});
});
