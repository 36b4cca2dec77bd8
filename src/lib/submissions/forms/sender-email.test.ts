import { describe, expect, it } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { senderLost, SIGNED_IN } from './sender-email.ts';

describe('a form that promised to tell an account what comes of it', () => {
	const form = new FormData();
	form.set(SIGNED_IN, 'yes');

	it('is sent in its name, or else not without a word', () => {
		expect(senderLost(form, { session: {} })).toBeUndefined();
		const lost = { email: m.submissions_signed_out() };
		expect(senderLost(form, { session: null })).toEqual(lost);
		const sessionTrouble = new Error('away');
		expect(() => senderLost(form, { session: null, sessionTrouble })).toThrow(sessionTrouble);
	});

	it('is anyone’s where it promised nothing', () => {
		expect(senderLost(new FormData(), { session: null })).toBeUndefined();
	});
});
