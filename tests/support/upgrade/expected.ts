import type { Sent } from './town.ts';

/** When moderators accepted all that waited, for `accepted.geojson.gz`. */
export const ACCEPTED_AT = '2026-11-30T14:00:00.000Z';

/** What is known of the fixture: what the old version said of it when it was made. */
export interface Expected {
	/** Instant (ISO) at which all that waits was waiting. */
	madeAt: string;
	/** Rows of each table. */
	tables: Record<string, number>;
	/** Last line of the audit: number and hash of the last event. */
	audit: string;
	/** Of the directory as the old version exported it, which is `before.geojson.gz`. */
	exportSha256: string;
	/** What was sent, by what became of it or by what it is about. */
	sent: Record<string, Sent>;
	/** Ids of what waits for review, in the order in which moderators see it. */
	queue: string[];
	/** Claims that wait, the oldest first. */
	claims: { id: string; clinicId: string; email: string }[];
	/** The code that was read out for the last of them, and not typed in yet. */
	code: string;
	/** Mails that wait, those first that are due first. */
	mails: { to: string; subject: string; attempts: number }[];
	/** Of every moderator. */
	password: string;
	/** Those who signed in, with their last session and the key of their second step. */
	people: { email: string; cookie: string; appKey?: string }[];
}
