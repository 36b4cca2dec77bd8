import { m } from '#lib/paraglide/messages.js';
import { PAYERS, type Payer } from '../vocabulary.ts';
import { payerPhrase } from '../vocabulary-words.ts';
import type { Json } from '../json.ts';
import type { Zod } from '../zod.ts';
import { wordFor } from './answers.ts';
import type { PartedFact } from './fact.ts';

const ANSWERS = ['accepted', 'not_accepted'] as const;

/** What the facility takes or refuses, whatever the treatment. Absent payers: not reported. */
export const payers = {
	schema: (z: Zod) => z.partialRecord(z.enum(PAYERS), z.enum(ANSWERS)).default({}),
	/** Or, where what is said of one payer rests on something else, the statement that names it. */
	vouchedBy: { phrase: m.clinic_fact_payers },
	imported: true,
	section: 'payers',
	columns: PAYERS.map((payer) => ({
		name: payerInput(payer),
		label: () => payerLabel(payer),
		accepts: { kind: 'one' as const, words: ANSWERS },
		example: 'accepted'
	}))
} satisfies PartedFact;

/** The name of a payer's input and column. */
export function payerInput(payer: Payer): string {
	return `payer-${payer}`;
}

/** "Takes Medicaid". */
export function payerLabel(payer: Payer): string {
	return m.field_payer({ payer: payerPhrase[payer]() });
}

const answerName = { accepted: m.field_payer_accepted, not_accepted: m.field_payer_refused };

/** What is said of a payer. */
export const payerInWords = (value: Json): string => wordFor(answerName, value);
