import { expect, it } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { readEmail, readSenderEmail } from './email-address.ts';

const typed = (email: string) => {
	const form = new FormData();
	form.set('email', email);
	return readSenderEmail(form);
};

it('An account’s address is one whatever its case.', () => {
	expect(readEmail(' Desk@Clinic.Example ')).toBe('desk@clinic.example');
	for (const text of ['', 'desk', 'desk@clinic', `${'a'.repeat(250)}@b.example`])
		expect(readEmail(text), text).toBeNull();
});

it('A sender may leave out their address, or give one as it is.', () => {
	expect(typed('')).toEqual({ contactEmail: null, errors: {} });
	expect(typed(' Me@Home.example ')).toEqual({ contactEmail: 'Me@Home.example', errors: {} });
	expect(typed('me').errors).toEqual({ email: m.submissions_email_wrong() });
});
