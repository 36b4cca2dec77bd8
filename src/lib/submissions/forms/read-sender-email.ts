import { emailAddress } from '#lib/accounts/account-form.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, type FormErrors } from './form-text.ts';

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
