import { m } from '#lib/paraglide/messages.js';
import { ANSWER_LENGTH } from '#lib/submissions/proposal/decision.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { wholeNumber } from '#lib/submissions/forms/whole-number.ts';

/** Form fields of restoring a version. */
export const RESTORING_FIELDS = ['version', 'seen', 'reason'] as const;

/** Which version to restore, and why. */
interface RestoreForm {
	version: number;
	/** The current version, as it was shown. */
	seen: number;
	reason: string;
}

/** Reads the form that restores a version of a clinic. */
export function readRestoring(form: FormData): RestoreForm | { errors: FormErrors } {
	const version = wholeNumber(textOf(form, 'version'));
	const seen = wholeNumber(textOf(form, 'seen'));
	if (version === null || seen === null) return { errors: { '': m.review_refused_gone() } };
	const reason = textOf(form, 'reason');
	if (!reason) return { errors: { reason: m.review_restore_reason_missing() } };
	if (reason.length <= ANSWER_LENGTH) return { version, seen, reason };
	return { errors: { reason: m.review_error_too_long({ limit: ANSWER_LENGTH }) } };
}
