import { readWebAddress } from '#lib/clinics/record/contact/web-address.ts';
import { m } from '#lib/paraglide/messages.js';
import type { InvalidChange } from '#lib/clinics/record/apply.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import {
	ANSWER_LENGTH,
	CHECKS,
	needsEvidence,
	neededButRejected,
	type Choice,
	type Decision
} from '#lib/submissions/proposal/decision.ts';
import type { Field } from '#lib/clinics/record/fields.ts';
import { textOf, typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { wholeNumber } from '#lib/submissions/forms/whole-number.ts';
import { fieldName } from '#lib/clinics/words/field-words.ts';

// The fields of a decision are numbered as the submission's changes are: those stay as they are
// within a revision, and their names need no escaping.

/**
 * What was chosen and typed, to be shown again: also where nobody knows for now which changes there
 * are.
 */
export const typedDecision = (form: FormData): Record<string, string> =>
	typedIn(form, [
		...['revision', 'clinic_version'],
		...[...form.keys()].filter((name) => /^(accept|reason)-\d{1,4}$/.test(name)),
		...['check', 'evidence', 'message']
	]);

/** What to call the fields in which a moderator writes, where the changes can't be shown for now. */
export const decisionLabels = (typed: Record<string, string>): Record<string, string> => ({
	...Object.fromEntries(
		Object.keys(typed).flatMap((name) => {
			const [, index] = /^reason-(\d+)$/.exec(name) ?? [];
			return index ? [[name, `${m.review_reason()} ${Number(index) + 1}`]] : [];
		})
	),
	evidence: m.review_evidence(),
	message: m.review_message()
});

export const acceptField = (index: number): string => `accept-${index}`;
export const reasonField = (index: number): string => `reason-${index}`;

/**
 * Reads the decision on a submission.
 *
 * @param changes all of the submission's
 * @param open those of them that have to be decided on
 * @param isNew whether they make a new clinic
 */
export function readDecision(
	form: FormData,
	changes: readonly FieldChange[],
	open: readonly FieldChange[],
	{ isNew = false } = {}
): { decision: Decision; message: string } | { errors: FormErrors } {
	const errors: FormErrors = {};
	const choices = changes.flatMap(({ field }, i): Choice[] => {
		if (!open.some((it) => it.field === field)) return [];
		const accept = textOf(form, acceptField(i));
		const reason = textOf(form, reasonField(i));
		if (accept === 'accept') return [{ field, accept: true }];
		const words = { field: fieldName(field) };
		if (accept !== 'reject') errors[acceptField(i)] = m.review_error_choice(words);
		else if (!reason) errors[reasonField(i)] = m.review_error_reason(words);
		else if (reason.length > ANSWER_LENGTH) errors[reasonField(i)] = tooLong();
		return [{ field, accept: false, reason }];
	});
	for (const field of isNew ? neededButRejected(choices) : []) {
		const index = changes.findIndex((it) => it.field === field);
		errors[acceptField(index)] = m.review_error_needed({ field: fieldName(field) });
	}
	const said = CHECKS.find((it) => it === textOf(form, 'check'));
	// The second person's form has none chosen. Who accepts nothing has nothing to check.
	if (said === undefined && choices.some(({ accept }) => accept))
		errors.check = m.review_error_check();
	const check = said ?? 'as_submitted';
	const evidence = needsEvidence(check) ? readWebAddress(textOf(form, 'evidence')) : null;
	if (evidence === undefined) errors.evidence = m.review_error_evidence();
	const message = textOf(form, 'message');
	if (message.length > ANSWER_LENGTH) errors.message = tooLong();
	if (evidence === undefined || Object.keys(errors).length > 0) return { errors };
	return { decision: { choices, check, evidence }, message };
}

/**
 * What the moderator saw when they decided. A form without it is of another time: anyone who reads it
 * finds that it was decided meanwhile.
 */
export const readSeen = (form: FormData, submissionId: string) => ({
	submissionId,
	revision: wholeNumber(textOf(form, 'revision')) ?? Number.MAX_SAFE_INTEGER,
	clinicVersion: wholeNumber(textOf(form, 'clinic_version'))
});

/** Reads the words that a sender is told when nothing is published. */
export function readAnswer(form: FormData): { answer: string } | { errors: FormErrors } {
	const answer = textOf(form, 'message');
	if (!answer) return { errors: { message: m.review_error_message() } };
	if (answer.length > ANSWER_LENGTH) return { errors: { message: tooLong() } };
	return { answer };
}

const tooLong = () => m.review_error_too_long({ limit: ANSWER_LENGTH });

/** What a clinic can't be, beside the changes that would make it so. */
export function invalidErrors(
	{ issues }: InvalidChange,
	changes: readonly FieldChange[]
): FormErrors {
	const errors: FormErrors = {};
	for (const { path, message } of issues) {
		const [member] = path.split('.');
		const at = (is: (field: Field) => boolean) => changes.findIndex(({ field }) => is(field));
		const exact = at((field) => field === path);
		const index = exact < 0 ? at((field) => memberOf(field) === member) : exact;
		const name = index < 0 ? '' : acceptField(index);
		errors[name] ??= m.review_error_invalid({ problem: message });
	}
	return errors;
}

/** The member of a clinic that a field is in. */
function memberOf(field: FieldChange['field']): string {
	const [first] = field.split('/');
	return first === 'service' || first === 'coverage' ? 'services' : first;
}
