import { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';

const email = z.email().max(254);

/** An e-mail address as it was typed, in lower case; null: it is none. */
export function readEmail(typed: string): string | null {
	const parsed = email.safeParse(typed.trim().toLowerCase());
	return parsed.success ? parsed.data : null;
}

/**
 * What is wrong with a new password, in words.
 *
 * @param limits in characters
 */
export function passwordProblemInWords(
	problem: 'short' | 'long' | 'easy',
	limits: { min: number; max: number }
): string {
	switch (problem) {
		case 'short':
			return m.account_password_short({ count: limits.min });
		case 'long':
			return m.account_password_long({ count: limits.max });
		case 'easy':
			return m.account_password_easy();
	}
}
