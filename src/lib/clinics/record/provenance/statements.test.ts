import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyClinics,
	anyPoint,
	anyProvenance
} from '../../../../../tests/support/arbitrary-clinics.ts';
import { infusionClinic, REPORTED_2024 } from '../../../../../tests/support/sample-clinics.ts';
import { clinic, type Clinic } from '#lib/clinics/record/clinic.ts';
import { payerProvenanceOf, provenanceKey } from './provenance-of.ts';
import type { Provenance } from './provenance.ts';
import { basisOf, statementsOf, type Stated } from './statements.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';

const CALLED: Provenance = {
	source: 'phone_call',
	level: 'phone_confirmed',
	checkedAt: '2026-11-20'
};

/** A sample whose answer on some payers rests on a call. */
function calledAbout(...payers: Stated[]): Clinic {
	const statements = statementsOf(
		infusionClinic,
		(stated) => (payers.includes(stated) ? CALLED : REPORTED_2024),
		infusionClinic.statements
	);
	return clinic.parse({ ...infusionClinic, statements });
}

describe('the statements of a clinic', () => {
	it('name a payer that rests on another source than the rest', () => {
		const it = calledAbout('payers/medicaid');
		expect(it.statements.map(({ facts }) => facts)).toEqual([
			infusionClinic.statements[0].facts,
			['payers/medicaid']
		]);
		expect(payerProvenanceOf(it, 'medicaid')).toMatchObject(CALLED);
		expect(payerProvenanceOf(it, 'medicare')).toMatchObject(REPORTED_2024);
		expect(payerProvenanceOf(it, 'va')).toBeUndefined();
	});

	it('name payers as a whole once no other source is left', () => {
		const all = PAYERS.map((payer) => `payers/${payer}` as const);
		const it = calledAbout(...all);
		expect(it.statements[1].facts).toEqual(['payers']);
		expect(it.statements[0].facts).not.toContain('payers');
	});

	it('rest every fact on what it rested on, however they are put together', () => {
		fc.assert(
			fc.property(anyClinics(anyPoint, 4), fc.array(anyProvenance), (clinics, order) => {
				for (const before of clinics) {
					const rest = (stated: Stated) => basisOf(before, stated) ?? REPORTED_2024;
					const after = { ...before, statements: statementsOf(before, rest, order) };
					expect(clinic.safeParse(after).error?.issues).toBeUndefined();
					for (const payer of PAYERS) {
						const [one, other] = [before, after].map((it) => payerProvenanceOf(it, payer));
						expect(other && provenanceKey(other)).toBe(one && provenanceKey(one));
					}
					expect(statementsOf(after, rest, after.statements)).toEqual(after.statements);
				}
			})
		);
	});
});
