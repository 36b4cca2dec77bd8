import type { FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { coverageField, fieldsOf, partsOf } from '#lib/clinics/record/fields.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import { m } from '#lib/paraglide/messages.js';
import { readSenderEmail } from '#lib/submissions/forms/read-sender-email.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { NOTE_LENGTH } from '#lib/submissions/proposal/submission.ts';
import { askAbout, type Subject } from './correction-subject.ts';
import { readValue, VALUE_FIELDS } from './correction-value.ts';

/** What someone says is wrong with a listing. */
export interface Correction {
	/** Empty: the sender knows only that it is wrong. */
	changes: FieldChange[];
	/** What it is about, when there are no changes. */
	about: string | null;
	note: string | null;
	contactEmail: string | null;
}

export type CorrectionReading =
	{ ok: true; correction: Correction } | { ok: false; errors: FormErrors };

/** Every field of the form, to give back what was typed, and the version of the clinic it was about. */
export const CORRECTION_FIELDS = [...VALUE_FIELDS, 'note', 'email', 'version'] as const;

/** Longest name of a subject that is stored without changes. */
const LONGEST_ABOUT = 100;

/**
 * Reads the form of a correction.
 *
 * @param clinic as its sender saw it
 * @param subject what the form is about
 */
export function readCorrection(
	form: FormData,
	clinic: Clinic,
	subject: Subject
): CorrectionReading {
	const value = readValue[askAbout(subject)](form, subject, clinic);
	const errors: FormErrors = 'errors' in value ? { ...value.errors } : {};
	const changes: FieldChange[] = [];
	if ('known' in value && value.known && subject !== 'other') {
		const from = fieldsOf(clinic)[subject] ?? null;
		if (!isSame(from, value.to)) changes.push({ field: subject, from, to: value.to });
		// The address is shown to be changed: left as it is, its right form isn't known.
		else if (subject !== 'address') errors[fieldAsked(form)] = m.submissions_already_so();
	}

	const note = noteIn(form, subject);
	if (note.length > NOTE_LENGTH) errors.note = m.submissions_too_long({ limit: NOTE_LENGTH });
	if (!note && askAbout(subject) === 'words') {
		errors.note =
			subject === 'other' ? m.submissions_note_missing() : m.submissions_note_right_missing();
	}
	// There is nothing that could be wrong, and nothing that would be right.
	const isEmpty = subject !== 'other' && (fieldsOf(clinic)[subject] ?? null) === null;
	if (isEmpty && !note && changes.length === 0 && Object.keys(errors).length === 0) {
		errors.note = m.submissions_note_right_missing();
	}
	const { contactEmail, errors: wrongEmail } = readSenderEmail(form);
	Object.assign(errors, wrongEmail);

	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return {
		ok: true,
		correction: {
			changes,
			about: changes.length > 0 ? null : shortened(subject),
			note: note || null,
			contactEmail
		}
	};
}

/** Hours are told in words, so they go to the moderators with the note. */
function noteIn(form: FormData, subject: Subject): string {
	const hours = subject === 'hours' ? textOf(form, 'text') : '';
	return [hours, textOf(form, 'note')].filter(Boolean).join('\n\n');
}

/** The field of the form that holds the value: what is chosen, or else what is typed. */
const fieldAsked = (form: FormData) => (form.has('answer') ? 'answer' : 'text');

/** A plan may have a long name: then the payer has to do. */
function shortened(subject: Subject): string {
	if (subject === 'other' || subject.length <= LONGEST_ABOUT) return subject;
	const parts = partsOf(subject);
	return parts.about === 'coverage'
		? coverageField(parts, { payer: parts.payer })
		: subject.slice(0, LONGEST_ABOUT);
}
