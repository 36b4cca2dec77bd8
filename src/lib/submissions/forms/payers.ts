import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { payerInput } from '#lib/clinics/record/facts/payers.ts';
import type { Fields } from '#lib/clinics/record/fields.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { readTaken } from '#lib/clinics/words/read-word.ts';
import type { Values } from './names.ts';
import type { Reading } from './reading.ts';

/** What the form is filled with: whose money the place takes. */
export const payersValues = ({ payers }: Clinic): Values =>
	Object.fromEntries(PAYERS.map((payer) => [payerInput(payer), payers[payer] ?? '']));

export function readPayers(it: Reading): Fields {
	const fields: Fields = {};
	for (const payer of PAYERS) {
		const taken = it.choice(payerInput(payer), readTaken);
		if (taken) fields[`payers/${payer}`] = taken;
	}
	return fields;
}
