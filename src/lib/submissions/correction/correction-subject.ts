import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	askedFact,
	isAsked,
	plainFact,
	PLAIN_NAMES,
	type PlainName
} from '#lib/clinics/record/facts/index.ts';
import { PAYERS, ROUTES, SETTINGS_OF } from '#lib/clinics/record/vocabulary.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	coverageField,
	fieldsOf,
	partsOf,
	serviceField,
	type Field
} from '#lib/clinics/record/fields.ts';
import { fieldName, valueInWords } from '#lib/clinics/words/field-words.ts';

/** What a correction is about: a field of the clinic, or something that no field holds. */
export type Subject = Field | 'other';

/** What a correction can be about, as people look for it. */
export interface SubjectGroups {
	contact: Field[];
	/** Treatments that are listed. */
	treatments: Field[];
	/** Those that aren't, and might be given. */
	missingTreatments: Field[];
	/** The facility as a whole. */
	payers: Field[];
	/** For each treatment that is listed: every payer, and the plans that are named. */
	coverage: { service: Field; fields: Field[] }[];
	about: Field[];
}

/** All that a correction of a clinic can be about, besides its being closed and 'other'. */
export function subjectsOf({ services }: Clinic): SubjectGroups {
	const treatments = services.map(serviceField);
	const possible = ROUTES.flatMap((route) =>
		SETTINGS_OF[route].map((setting) => serviceField({ route, setting }))
	);
	return {
		contact: PLAIN_NAMES.filter((name) => plainFact(name).page === 'apart'),
		treatments,
		missingTreatments: possible.filter((it) => !treatments.includes(it)),
		payers: PAYERS.map((payer): Field => `payers/${payer}`),
		coverage: services.map((service) => {
			const whole = PAYERS.map((payer) => coverageField(service, { payer }));
			const rows = service.coverage.map((row) => coverageField(service, row));
			return { service: serviceField(service), fields: [...new Set([...whole, ...rows])] };
		}),
		about: PLAIN_NAMES.filter((name) => plainFact(name).page !== 'apart')
	};
}

/** The subject that a text names; undefined when a correction of this clinic can't be about it. */
export function subjectFrom(clinic: Clinic, text: string | null): Subject | undefined {
	const groups = subjectsOf(clinic);
	const fields: Subject[] = [
		...groups.contact,
		...groups.treatments,
		...groups.missingTreatments,
		...groups.payers,
		...groups.coverage.flatMap((it) => it.fields),
		...groups.about,
		'listing',
		'other'
	];
	return fields.find((it) => it === text);
}

/** A subject as a label. */
export function subjectName(subject: Subject): string {
	if (subject === 'other') return m.submissions_subject_other();
	if (subject === 'listing') return m.submissions_subject_closed();
	return fieldName(subject);
}

/**
 * What a clinic says of a subject now, a line each. Of a payer and a treatment also what it says of
 * the payer in general: its page tells one by the other.
 */
export function listedNow(clinic: Clinic, subject: Subject): string[] {
	if (subject === 'other' || subject === 'listing') return [];
	const fields = fieldsOf(clinic);
	const value = valueInWords(subject, fields[subject] ?? null);
	const parts = partsOf(subject);
	if (parts.about !== 'coverage') return [value];
	const general: Field = `payers/${parts.payer}`;
	return [value, `${fieldName(general)}: ${valueInWords(general, fields[general] ?? null)}`];
}

/** What is asked about a subject: how its right value is given. 'words': in the note alone. */
export type Ask =
	| 'name'
	| 'phone'
	| 'address'
	| 'website'
	| 'hours'
	| 'npi'
	| 'choice'
	| 'yes_no'
	| 'offered'
	| 'taken'
	| 'billed'
	| 'closed'
	| 'words';

export function askAbout(subject: Subject): Ask {
	if (subject === 'other') return 'words';
	const parts = partsOf(subject);
	switch (parts.about) {
		case 'listing':
			return 'closed';
		case 'service':
			return 'offered';
		case 'payer':
			return 'taken';
		case 'coverage':
			return 'billed';
		case 'plain':
			return plainAsk(parts.name);
	}
}

function plainAsk(name: PlainName): Ask {
	if (name === 'phone' || name === 'address' || name === 'hours') return name;
	if (!isAsked(name)) return 'words';
	const { answer } = askedFact(name);
	switch (answer.kind) {
		case 'line':
			return answer.read ? 'npi' : 'name';
		case 'web_address':
			return 'website';
		case 'yes_or_no':
			return 'yes_no';
		case 'one':
			return 'choice';
		case 'several':
			return 'words';
	}
}
