import { z } from 'zod';
import { FACTS, VOUCHED, type FactName } from './facts/index.ts';
import { listedBy } from './listed-by.ts';
import { provenanceSchema } from '#lib/clinics/record/provenance/provenance.ts';
import { isPayerFact, isStated, PAYER_FACTS } from '#lib/clinics/record/provenance/stated.ts';
import { zod } from './zod.ts';

type Declarations = typeof FACTS;
type FactSchemas = { [Name in FactName]: ReturnType<Declarations[Name]['schema']> };

/** The schema of each fact, by its name. */
function factSchemas(): FactSchemas;
function factSchemas(): Record<string, z.ZodType> {
	return Object.fromEntries(Object.entries(FACTS).map(([name, { schema }]) => [name, schema(zod)]));
}

/**
 * A source, and the facts that rest on it. Each fact present rests on exactly one statement. What is
 * said of a payer rests on the one that names it (`payers/medicaid`), else on the one that names
 * `payers`.
 */
const statement = provenanceSchema(zod).extend({
	facts: z.array(z.enum([...VOUCHED, ...PAYER_FACTS])).min(1)
});
export type Statement = z.infer<typeof statement>;

/** A place of care: somewhere that gives ketamine or esketamine, or where to ask for a referral. */
export const clinic = z
	.strictObject({
		/** Stable for ever: part of addresses people keep. */
		id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
		...factSchemas(),
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
		for (const fact of [...VOUCHED, ...PAYER_FACTS]) {
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
