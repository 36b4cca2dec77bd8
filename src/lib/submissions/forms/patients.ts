import { readAge, readAssistance, readLanguage, readTaken } from '#lib/clinics/words/read-word.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Fields } from '#lib/clinics/record/fields.ts';
import { AGE_GROUPS, ASSISTANCE, LANGUAGES, PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { payerInput, type Values } from './names.ts';
import type { Reading } from './reading.ts';

/** What the form is filled with: whom the place treats, and whose money it takes. */
export function patientsValues(clinic: Clinic): Values {
	return {
		accepting: answer(clinic.acceptingNewPatients),
		telehealth: answer(clinic.telehealthTherapy),
		ages: clinic.ages,
		languages: clinic.languages,
		assistance: clinic.assistance,
		...Object.fromEntries(PAYERS.map((payer) => [payerInput(payer), clinic.payers[payer] ?? '']))
	};
}

const answer = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no');

export function readPatients(it: Reading, base: Clinic | null): Fields {
	const acceptingNewPatients = it.answer('accepting');
	const telehealthTherapy = it.answer('telehealth');
	const ages = it.choices('ages', AGE_GROUPS, readAge, base?.ages);
	const languages = it.choices('languages', LANGUAGES, readLanguage, base?.languages);
	const assistance = it.choices('assistance', ASSISTANCE, readAssistance, base?.assistance);
	const fields: Fields = {
		...(acceptingNewPatients !== undefined && { acceptingNewPatients }),
		...(telehealthTherapy !== undefined && { telehealthTherapy }),
		...(ages.length > 0 && { ages }),
		...(languages.length > 0 && { languages }),
		...(assistance.length > 0 && { assistance })
	};
	for (const payer of PAYERS) {
		const taken = it.choice(payerInput(payer), readTaken);
		if (taken) fields[`payers/${payer}`] = taken;
	}
	return fields;
}
