import { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';
import { textOf, type FormErrors } from './form-text.ts';

/** An e-mail address, of a length that mail servers take. */
export const emailAddress = z.email().max(254);

/** An account's address as it was typed, in lower case; null: it is none. */
export function readEmail(typed: string): string | null {
	const parsed = emailAddress.safeParse(typed.trim().toLowerCase());
	return parsed.success ? parsed.data : null;
}

/** Where the sender of a form wants to hear what comes of it; null: nowhere. */
export function readSenderEmail(form: FormData): {
	contactEmail: string | null;
	errors: FormErrors;
} {
	const typed = textOf(form, 'email');
	const isWrong = typed !== '' && !emailAddress.safeParse(typed).success;
	return {
		contactEmail: typed || null,
		errors: isWrong ? { email: m.submissions_email_wrong() } : {}
	};
}
