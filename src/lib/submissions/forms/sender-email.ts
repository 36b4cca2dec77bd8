import { m } from '#lib/paraglide/messages.js';
import { textOf, type FormErrors } from './form-text.ts';

/** Field of a form that was opened by someone who was signed in: the outcome goes to their account. */
export const SIGNED_IN = 'signed_in';

/** Who is signed in, or why nobody knows, as a request has it. */
interface Known {
	session: object | null;
	sessionTrouble?: unknown;
}

/**
 * Whether a form would be sent as anybody's, though its page promised to tell an account what comes
 * of it: what is wrong with it then. undefined: it may be sent.
 *
 * @throws why nobody knows who is signed in
 */
export function senderLost(
	form: FormData,
	{ session, sessionTrouble }: Known
): FormErrors | undefined {
	if (session || !textOf(form, SIGNED_IN)) return undefined;
	if (sessionTrouble) throw sessionTrouble;
	return { email: m.submissions_signed_out() };
}
