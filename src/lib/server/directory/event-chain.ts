import { createHash } from 'node:crypto';
import type { EventRow } from '#lib/server/database/tables.ts';

/** What the hash of an event covers, in this order, with the hash of the event before it first. */
const COVERED = [
	'previous_hash',
	'seq',
	'at',
	'actor',
	'account_id',
	'action',
	'clinic_id',
	'clinic_version',
	'submission_id',
	'reason',
	'proof',
	'data_hash'
] as const satisfies readonly (keyof EventRow)[];

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The hash of an event: SHA-256 of the JSON list of what it says, hex. It holds the hash of the
 * event before it, so nobody can change or drop one without changing all that follow.
 */
export function eventHash(event: Omit<EventRow, 'hash'>): string {
	return sha256(JSON.stringify(COVERED.map((name) => event[name])));
}
