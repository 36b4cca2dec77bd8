import { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';

/** An e-mail address, of a length that mail servers take. */
export const emailAddress = z.email().max(254);

/** An account's address as it was typed, in lower case; null: it is none. */
export function readEmail(typed: string): string | null {
	const parsed = emailAddress.safeParse(typed.trim().toLowerCase());
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
