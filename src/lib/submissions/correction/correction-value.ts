import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	coverageField,
	fieldsOf,
	partsOf,
	serviceField,
	type FieldParts,
	type Json
} from '#lib/clinics/record/fields.ts';
import { isNpi } from '#lib/clinics/record/npi.ts';
import { parsePhone } from '#lib/clinics/record/contact/parse-phone.ts';
import { PARTICIPATIONS } from '#lib/clinics/record/vocabulary.ts';
import { mustShowEvidence } from '#lib/clinics/record/treatment-rules.ts';
import { readWebAddress } from '#lib/clinics/record/contact/web-address.ts';
import { isLikelySlip, weekFromOsm, weekToOsm } from '#lib/clinics/record/open-hours.ts';
import { readList } from '#lib/format/read-list.ts';
import { m } from '#lib/paraglide/messages.js';
import { stateCode } from '#lib/places/states.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { answersTo } from './correction-answers.ts';
import type { Ask, Subject } from './correction-subject.ts';

/**
 * What a form says is right: a value (null: the clinic has no such thing), or nothing, when the
 * sender only knows that what is listed is wrong.
 */
export type ValueReading = { known: true; to: Json } | { known: false } | { errors: FormErrors };

const UNKNOWN: ValueReading = { known: false };
const known = (to: Json): ValueReading => ({ known: true, to });
const wrong = (errors: FormErrors): ValueReading => ({ errors });

const LONGEST_LINE = 200;

/** Fields of the form in which the right value is given. */
export const VALUE_FIELDS = [
	'text',
	'answer',
	'street',
	'unit',
	'city',
	'state',
	'zip',
	'states',
	'evidence'
] as const;

type Reader = (form: FormData, subject: Subject, clinic: Clinic) => ValueReading;

/** How the right value is read, by what is asked. */
export const readValue: Record<Ask, Reader> = {
	name(form) {
		const text = textOf(form, 'text');
		if (!text) return UNKNOWN;
		return text.length > LONGEST_LINE ? wrong({ text: tooLong(LONGEST_LINE) }) : known(text);
	},
	phone(form) {
		const text = textOf(form, 'text');
		if (!text) return UNKNOWN;
		const phone = parsePhone(text);
		return phone ? known({ ...phone }) : wrong({ text: m.submissions_phone_wrong() });
	},
	address: readAddress,
	website(form, _, clinic) {
		const text = textOf(form, 'text');
		if (!text) return UNKNOWN;
		const address = readWebAddress(text, clinic.website);
		return address ? known(address) : wrong({ text: m.submissions_website_wrong() });
	},
	hours(form) {
		const text = textOf(form, 'text');
		const week = weekFromOsm(text);
		const hours = week && weekToOsm(week);
		// Hours in other words, and those that may be a slip of AM and PM, go with the note, for
		// moderators to put into the directory's syntax.
		return hours && !isLikelySlip(text, text) ? known(hours) : UNKNOWN;
	},
	npi(form) {
		const text = textOf(form, 'text').replace(/[\s-]/g, '');
		if (!text) return UNKNOWN;
		return isNpi(text) ? known(text) : wrong({ text: m.update_error_npi() });
	},
	choice(form, subject) {
		const answer = textOf(form, 'answer');
		const isKnown = answersTo(subject).some(({ value }) => value === answer);
		return isKnown && answer !== 'unknown' ? known(answer) : orUnknown(form);
	},
	yes_no(form) {
		switch (textOf(form, 'answer')) {
			case 'yes':
				return known(true);
			case 'no':
				return known(false);
			default:
				return orUnknown(form);
		}
	},
	offered: readOffered,
	taken(form) {
		switch (textOf(form, 'answer')) {
			case 'yes':
				return known('accepted');
			case 'no':
				return known('not_accepted');
			default:
				return orUnknown(form);
		}
	},
	billed: readBilled,
	closed: () => known('closed'),
	words: () => UNKNOWN
};

/** Among answers to choose from, not knowing is one: none at all is a slip. */
function orUnknown(form: FormData): ValueReading {
	return textOf(form, 'answer') === 'unknown'
		? UNKNOWN
		: wrong({ answer: m.submissions_answer_missing() });
}

function readAddress(form: FormData, _: Subject, { address: listed }: Clinic): ValueReading {
	const [street, unit, city, state, typedZip] = ['street', 'unit', 'city', 'state', 'zip'].map(
		(it) => textOf(form, it)
	);
	if (![street, unit, city, state, typedZip].some(Boolean)) return UNKNOWN;
	const [, zip] = /^(\d{5})(?:-?\d{4})?$/.exec(typedZip) ?? [];
	const code = stateCode(state);
	const errors: FormErrors = {
		...(!street && listed.street !== null && { street: m.submissions_street_missing() }),
		...(street.length > LONGEST_LINE && { street: tooLong(LONGEST_LINE) }),
		...(unit.length > LONGEST_LINE && { unit: tooLong(LONGEST_LINE) }),
		...(!city && { city: m.submissions_city_missing() }),
		...(city.length > LONGEST_LINE && { city: tooLong(LONGEST_LINE) }),
		...(!code && { state: m.submissions_state_wrong() }),
		...(!zip && { zip: m.submissions_zip_wrong() })
	};
	if (!code || !zip || Object.keys(errors).length > 0) return wrong(errors);
	return known({ street: street || null, ...(unit && { unit }), city, state: code, zip });
}

function readOffered(form: FormData, subject: Subject, clinic: Clinic): ValueReading {
	const parts = subject === 'other' ? null : partsOf(subject);
	const answer = textOf(form, 'answer');
	if (parts?.about !== 'service') return UNKNOWN;
	if (answer === 'no') return known(null);
	if (answer !== 'yes') return orUnknown(form);
	const listed = fieldsOf(clinic)[serviceField(parts)];
	if (listed) return known(listed);
	if (!parts.setting.startsWith('home')) return known({});
	const { words, unknown } = readList(textOf(form, 'states'), stateCode);
	const isRight = words.length > 0 && unknown.length === 0;
	return isRight ? known({ statesServed: words }) : wrong({ states: m.submissions_states_wrong() });
}

function readBilled(form: FormData, subject: Subject, clinic: Clinic): ValueReading {
	const parts = subject === 'other' ? null : partsOf(subject);
	if (parts?.about !== 'coverage') return UNKNOWN;
	const participation = PARTICIPATIONS.find((it) => it === textOf(form, 'answer'));
	if (!participation) return orUnknown(form);
	const text = textOf(form, 'evidence');
	const listed = rowOf(clinic, parts);
	const evidence = text ? readWebAddress(text, listed?.provenance.evidence) : null;
	if (evidence === undefined) return wrong({ evidence: m.submissions_website_wrong() });
	if (listed?.participation === participation && !evidence) {
		return known(fieldsOf(clinic)[coverageField(parts, parts)] ?? null);
	}
	const refused = participation === 'not_accepted';
	const shown = evidence ?? (refused ? undefined : listed?.provenance.evidence);
	if (mustShowEvidence(parts.route, { payer: parts.payer, participation }) && !shown)
		return wrong({ evidence: m.submissions_evidence_missing() });
	return known({
		participation,
		priorAuthorization: (!refused && listed?.priorAuthorization) || null,
		handlesPriorAuthorization: refused ? null : (listed?.handlesPriorAuthorization ?? null),
		...(shown && { evidence: shown })
	});
}

function rowOf({ services }: Clinic, parts: Extract<FieldParts, { about: 'coverage' }>) {
	const { route, setting, payer, plan, state } = parts;
	return services
		.find((it) => it.route === route && it.setting === setting)
		?.coverage.find((it) => it.payer === payer && it.plan === plan && it.state === state);
}

const tooLong = (limit: number) => m.submissions_too_long({ limit });
