import { randomBytes } from 'node:crypto';
import type { Secrets } from '#lib/server/database/secrets.ts';

/** How long a form may lie open, in milliseconds. */
const LONGEST = 24 * 60 * 60 * 1000;

/** A token that was read: its id, and how long its form had been open, in milliseconds. */
export type ReadToken = { id: string; age: number } | { problem: 'expired' };

/** What a form carries: an id of its own and when it was opened, signed. */
export function newFormToken(secrets: Secrets, now = Date.now()): string {
	const opened = `${randomBytes(16).toString('base64url')}.${now.toString(36)}`;
	return `${opened}.${secrets.hash('form', opened)}`;
}

/**
 * Reads a form's token. One that we never made counts as expired: whatever the reason (a restored
 * database, a page cut short), sending again with a new one is what helps.
 */
export function readFormToken(secrets: Secrets, token: string, now = Date.now()): ReadToken {
	const [, opened, id, time, signature] =
		/^(([\w-]{22})\.([\da-z]{1,9}))\.([\w-]{43})$/.exec(token) ?? [];
	if (!opened || !id || !time || !signature || !secrets.verify('form', opened, signature))
		return { problem: 'expired' };
	const age = now - parseInt(time, 36);
	return age > LONGEST ? { problem: 'expired' } : { id, age };
}
