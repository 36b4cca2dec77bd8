import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clinic, type Clinic } from './clinic.ts';
import { VOUCHED } from './facts/index.ts';
import { provenanceKey } from '#lib/clinics/record/provenance/provenance-of.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { isStated, type Stated } from '#lib/clinics/record/provenance/stated.ts';
import { basisOf } from '#lib/clinics/record/provenance/statements.ts';
import { PAYERS } from './vocabulary.ts';
import {
	anyClinics,
	anyPoint,
	anyProvenance,
	TODAY
} from '../../../../tests/support/arbitrary-clinics.ts';
import { attestedClinic, infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { applyChanges, InvalidChange } from './apply.ts';
import { changesBetween, type FieldChange } from './change.ts';
import { coverageField, factOf, fieldsOf, serviceField, type Field } from './fields.ts';
import type { Json } from './json.ts';

const CLINIC: Provenance = { source: 'clinic', level: 'self_attested', checkedAt: TODAY };

const anyPair = fc
	.tuple(anyClinics(anyPoint, 1), anyClinics(anyPoint, 1))
	.filter(([a, b]) => a.length > 0 && b.length > 0)
	.map(([[a], [b]]): [Clinic, Clinic] => [a, b]);

const STATED: Stated[] = [
	...VOUCHED.filter((fact) => fact !== 'payers'),
	...PAYERS.map((payer) => `payers/${payer}` as const)
];
const key = (one: Provenance | undefined) => one && provenanceKey(one);

/** Where everything a clinic says rests: facts, treatments and rows of coverage. */
function bases(it: Clinic): Map<string, string | undefined> {
	return new Map([
		...STATED.filter((stated) => isStated(it, stated)).map(
			(stated) => [stated, key(basisOf(it, stated))] as const
		),
		...it.services.flatMap((service) => [
			[serviceField(service), key(service.provenance)] as const,
			...service.coverage.map((row) => [coverageField(service, row), key(row.provenance)] as const)
		])
	]);
}

const nameOf = (field: Field): string => factOf(field) ?? field;

describe('changes that lead to another clinic', () => {
	it('make it say what that one says', () => {
		fc.assert(
			fc.property(anyPair, anyProvenance, ([before, wanted], provenance) => {
				const changes = changesBetween(fieldsOf(before), fieldsOf(wanted));
				const after = applyChanges(before, 'other', changes, provenance);
				expect(fieldsOf(after)).toEqual(fieldsOf(wanted));
				expect(after).toMatchObject({ id: before.id, listedBy: before.listedBy });
			})
		);
	});

	it('make a new one of nothing, all of it from one source', () => {
		fc.assert(
			fc.property(anyPair, anyProvenance, ([wanted], provenance) => {
				const changes = changesBetween(fieldsOf(null), fieldsOf(wanted));
				const after = applyChanges(null, 'new-clinic', changes, provenance);
				expect(fieldsOf(after)).toEqual(fieldsOf(wanted));
				expect(after?.id).toBe('new-clinic');
				expect(after?.statements).toHaveLength(1);
			})
		);
	});

	it('leave everything else on what it rested on', () => {
		fc.assert(
			fc.property(anyPair, fc.infiniteStream(fc.boolean()), ([before, wanted], take) => {
				const all = changesBetween(fieldsOf(before), fieldsOf(wanted));
				const changes = all.filter(() => take.next().value);
				const after = applied(before, changes);
				if (!after) return;
				const changed = new Set(changes.map(({ field }) => nameOf(field)));
				const [was, is] = [bases(before), bases(after)];
				for (const [name, basis] of is) {
					if (!changed.has(name)) expect([name, basis]).toEqual([name, was.get(name)]);
					else if (!name.startsWith('coverage/')) expect(basis).toBe(key(CLINIC));
				}
			})
		);
	});
});

/** The clinic with changes made; null when they are refused, or close it. */
function applied(before: Clinic, changes: FieldChange[]): Clinic | null {
	try {
		return applyChanges(before, before.id, changes, CLINIC);
	} catch (error) {
		expect(error).toBeInstanceOf(InvalidChange);
		return null;
	}
}

describe('whatever is applied', () => {
	const fields = Object.keys(fieldsOf(attestedClinic)) as Field[];
	const anyField = fc.constantFrom<Field[]>(
		...fields,
		...PAYERS.map((payer): Field => `payers/${payer}`),
		'service/oral/home_visit',
		'coverage/oral/home_visit/private'
	);
	const said: Json[] = [...(Object.values(fieldsOf(attestedClinic)) as Json[]), null];
	const anyValue = fc.oneof(
		fc.jsonValue().map((it) => it as Json),
		fc.nat(said.length - 1).map((i) => said[i])
	);
	const anyChange = fc.tuple(anyField, anyValue).map(([field, to]) => change(field, to));
	const anyChanges = fc.uniqueArray(anyChange, { selector: ({ field }) => field, maxLength: 5 });

	it('is refused, or gives a clinic that passes the schema and says just that', () => {
		fc.assert(
			fc.property(anyChanges, (changes) => {
				const after = applied(attestedClinic, changes);
				if (!after) return;
				expect(clinic.safeParse(after).error?.issues).toBeUndefined();
				const now = fieldsOf(after);
				for (const { field, to } of changes) expect(now[field] ?? null).toEqual(emptyIsNull(to));
			}),
			{ numRuns: 500 }
		);
	});

	const emptyIsNull = (to: Json) => (Array.isArray(to) && to.length === 0 ? null : to);
});

describe('a change', () => {
	const refused = (changes: FieldChange[]) => () =>
		applyChanges(infusionClinic, infusionClinic.id, changes, CLINIC);

	it('of one payer leaves the others on what they rested on', () => {
		const after = applyChanges(
			infusionClinic,
			infusionClinic.id,
			[{ field: 'payers/medicaid', from: 'accepted', to: 'not_accepted' }],
			CLINIC
		);
		expect(after?.statements).toEqual([
			infusionClinic.statements[0],
			{ ...CLINIC, facts: ['payers/medicaid'] }
		]);
	});

	it('closes a clinic', () => {
		const change: FieldChange = { field: 'listing', from: 'open', to: 'closed' };
		expect(applyChanges(infusionClinic, infusionClinic.id, [change], CLINIC)).toBeNull();
	});

	it('takes the coverage of a treatment with it', () => {
		const field: Field = 'service/esketamine_nasal/clinic';
		const after = applyChanges(
			attestedClinic,
			attestedClinic.id,
			[{ field, from: { monitoringMinutes: 120 }, to: null }],
			CLINIC
		);
		expect(after?.services.map(({ route }) => route)).toEqual(['iv_infusion', 'sublingual']);
	});

	it('keeps the evidence of a row with the row', () => {
		const field: Field = 'coverage/iv_infusion/clinic/private';
		const row = {
			participation: 'superbill',
			priorAuthorization: null,
			handlesPriorAuthorization: null
		};
		const evidence = 'https://example.org/policy.pdf';
		const to = { ...row, evidence };
		const after = applyChanges(
			infusionClinic,
			infusionClinic.id,
			[{ field, from: null, to }],
			CLINIC
		);
		expect(after?.services[0].coverage[0].provenance).toEqual({ ...CLINIC, evidence });
		expect(refused([{ field, from: null, to: row }])).toThrow(/evidence link/);
	});

	it.each<[string, FieldChange]>([
		['coverage of a treatment that is not given', change('coverage/oral/clinic/va', row())],
		['a row that speaks of another payer', change(IV_VA, { ...row(), payer: 'medicare' })],
		['a row of its own provenance', change(IV_VA, { ...row(), provenance: CLINIC })],
		['a treatment that brings its rows', change('service/oral/clinic', { coverage: [] })],
		['a listing that is neither', change('listing', 'maybe')],
		['no listing', change('listing', null)],
		['no name', change('name', null)],
		['a payer that says false', change('payers/va', false)],
		['esketamine at home', change('service/esketamine_nasal/home_visit', { statesServed: ['UT'] })]
	])('is refused: %s', (_, one) => {
		expect(refused([one])).toThrow(InvalidChange);
	});
});

const IV_VA: Field = 'coverage/iv_infusion/clinic/va';

function change(field: Field, to: Json): FieldChange {
	return { field, from: null, to };
}

function row(): Record<string, Json> {
	return {
		participation: 'not_accepted',
		priorAuthorization: null,
		handlesPriorAuthorization: null
	};
}
