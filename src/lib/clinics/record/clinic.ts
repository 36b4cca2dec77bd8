import { z } from 'zod';
import { listedBy } from './listed-by.ts';
import { provenance, webAddress } from './provenance.ts';
import { service } from './service.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	OPERATORS,
	PAYERS,
	type Payer
} from './vocabulary.ts';

/** Facts that a statement can vouch for. Services and coverage rows carry their own provenance. */
export const FACTS = [
	'name',
	'address',
	'phone',
	'kind',
	'payers',
	'assistance',
	'ages',
	'languages',
	'telehealthTherapy',
	'acceptingNewPatients',
	'website',
	'hours',
	'npi',
	'position'
] as const;
export type Fact = (typeof FACTS)[number];

/** What a facility says of one payer, where it rests on another statement than the rest. */
export type PayerFact = `payers/${Payer}`;
const PAYER_FACTS: readonly PayerFact[] = PAYERS.map((payer) => `payers/${payer}` as const);

const phone = z.strictObject({
	/** E.164: "+14806411165". */
	number: z.string().regex(/^\+1\d{10}$/),
	extension: z
		.string()
		.regex(/^\d{1,8}$/)
		.optional()
});
export type Phone = z.infer<typeof phone>;

const address = z.strictObject({
	/** null: withheld by the facility. "Call for the address". */
	street: z.string().min(1).nullable(),
	/** Suite, building or floor. */
	unit: z.string().min(1).optional(),
	city: z.string().min(1),
	state: z.string().regex(/^[A-Z]{2}$/),
	zip: z.string().regex(/^\d{5}$/)
});

/**
 * A source, and the facts that rest on it. Each fact present rests on exactly one statement. What is
 * said of a payer rests on the one that names it (`payers/medicaid`), else on the one that names
 * `payers`.
 */
const statement = provenance.extend({
	facts: z.array(z.enum([...FACTS, ...PAYER_FACTS])).min(1)
});
export type Statement = z.infer<typeof statement>;

/** A place of care: somewhere that gives ketamine or esketamine, or where to ask for a referral. */
export const clinic = z
	.strictObject({
		/** Stable for ever: part of addresses people keep. */
		id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
		name: z.string().min(1),
		/** Part of a larger organisation, or the name of this site. */
		unit: z.string().min(1).optional(),
		address,
		position: z.strictObject({
			latitude: z.number().min(-90).max(90),
			longitude: z.number().min(-180).max(180),
			/** `zip`: the centre of the ZIP area, a median of 1.7 miles off. */
			precision: z.enum(['address', 'zip'])
		}),
		phone: phone.optional(),
		/** Numbers for new patients, where they differ: each once. */
		intakePhones: z
			.array(phone)
			.refine(
				(list) => isEachOnce(list.map((it) => `${it.number} ${it.extension ?? ''}`)),
				'An intake phone is listed twice.'
			),
		kind: z.enum(FACILITY_KINDS),
		operator: z.enum(OPERATORS).optional(),
		/**
		 * One for each route and setting. Empty: no ketamine treatment reported. A place to ask for a
		 * referral.
		 */
		services: z
			.array(service)
			.refine(
				(list) => isEachOnce(list.map((it) => `${it.route} ${it.setting}`)),
				'Two services have the same route and setting.'
			),
		/** What the facility takes or refuses, whatever the treatment. Absent: not reported. */
		payers: z.partialRecord(z.enum(PAYERS), z.enum(['accepted', 'not_accepted'])),
		assistance: z.array(z.enum(ASSISTANCE)),
		ages: z.array(z.enum(AGE_GROUPS)),
		languages: z.array(z.enum(LANGUAGES)),
		/** Talking therapy by video or phone; says nothing about ketamine. Absent: not reported. */
		telehealthTherapy: z.boolean().optional(),
		/** Absent: not reported. */
		acceptingNewPatients: z.boolean().optional(),
		website: webAddress.optional(),
		/** OpenStreetMap `opening_hours` syntax. */
		hours: z.string().min(1).optional(),
		npi: z
			.string()
			.regex(/^\d{10}$/)
			.optional(),
		/** Empty: no directory lists it. It came by another way. */
		listedBy: listedBy.default([]),
		/** The source reports something that looks implausible: kept, and said to be unconfirmed. */
		implausible: z.boolean().optional(),
		statements: z.array(statement).min(1)
	})
	.refine((it) => it.address.street !== null || it.position.precision === 'zip', {
		path: ['position'],
		message: 'Where the street is withheld, the position is the centre of the ZIP area.'
	})
	.superRefine((it, context) => {
		const named = it.statements.flatMap((one) => one.facts);
		const answered = PAYER_FACTS.filter((fact) => isStated(it, fact));
		for (const fact of [...FACTS, ...PAYER_FACTS]) {
			const times = named.filter((name) => name === fact).length;
			const isNeeded =
				fact === 'payers' ? answered.some((one) => !named.includes(one)) : isStated(it, fact);
			const expected = isNeeded ? 1 : 0;
			const isWithTheRest = times === 0 && isPayerFact(fact);
			if (times !== expected && !isWithTheRest) {
				context.addIssue({
					code: 'custom',
					path: ['statements'],
					message: `${fact} must rest on ${expected} statements, found ${times}.`
				});
			}
		}
	});
export type Clinic = z.infer<typeof clinic>;

function isEachOnce(keys: string[]): boolean {
	return new Set(keys).size === keys.length;
}

const isPayerFact = (fact: Fact | PayerFact): fact is PayerFact => fact.startsWith('payers/');

/** Whether a clinic says anything of a fact: an empty list is "not reported". */
export function isStated(it: Pick<Clinic, 'payers'>, fact: Fact | PayerFact): boolean {
	if (isPayerFact(fact)) return Object.hasOwn(it.payers, fact.slice('payers/'.length));
	const value: unknown = Reflect.get(it, fact);
	if (value === undefined) return false;
	if (Array.isArray(value)) return value.length > 0;
	if (fact === 'payers') return Object.keys(value as object).length > 0;
	return true;
}
