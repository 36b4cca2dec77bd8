import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { bitsOf } from '#lib/clinics/record/packed-value.ts';
import { PAYERS, ROUTES, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import { anyClinics, anyPoint, TODAY } from '../../../../tests/support/arbitrary-clinics.ts';
import { rankAt, verdictAt } from './column-verdicts.ts';
import { bestVerdict, rank, verdictFor, type Verdict } from './verdict.ts';

/** A statement is a provenance that also lists its facts: not part of a verdict. */
const withoutFacts = (verdict: Verdict) => {
	const provenance = { ...verdict.provenance };
	Reflect.deleteProperty(provenance, 'facts');
	return { ...verdict, provenance: verdict.provenance && provenance };
};

const fromClinic = (it: Clinic, routes: readonly Route[], payer: Payer) =>
	bestVerdict(routes.map((route) => verdictFor(it, route, payer, TODAY))) ??
	verdictFor(it, null, payer, TODAY);

describe('a verdict from columns', () => {
	it('is the verdict from the clinic, for any of its routes together', () => {
		fc.assert(
			fc.property(
				anyClinics(anyPoint, 12),
				fc.constantFrom(...PAYERS),
				fc.subarray([...ROUTES]),
				(clinics, payer, asked) => {
					const arranged = arrangeClinics(clinics);
					const columns = buildColumns(arranged);
					arranged.forEach((it, i) => {
						const routes = asked.filter((route) => it.services.some((one) => one.route === route));
						const bits = bitsOf(ROUTES, routes);
						const expected = fromClinic(it, routes, payer);
						expect(verdictAt(columns, i, bits, payer, TODAY)).toEqual(withoutFacts(expected));
						expect(rankAt(columns, i, bits, payer, TODAY)).toBe(rank(expected.kind));
					});
				}
			),
			{ numRuns: 300 }
		);
	});
});
