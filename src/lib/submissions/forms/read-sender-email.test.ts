import { expect, it } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { readSenderEmail } from './read-sender-email.ts';

const typed = (email: string) => {
	const form = new FormData();
	form.set('email', email);
	return readSenderEmail(form);
};

it('A sender may leave out their address, or give one as it is.', () => {
	expect(typed('')).toEqual({ contactEmail: null, errors: {} });
	expect(typed(' Me@Home.example ')).toEqual({ contactEmail: 'Me@Home.example', errors: {} });
	expect(typed('me').errors).toEqual({ email: m.submissions_email_wrong() });
});
