import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Session } from '#lib/accounts/session.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import { clinicVersion } from '#lib/submissions/proposal/review-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { changesBetween } from '#lib/clinics/record/change.ts';
import { readCorrection, type CorrectionReading } from './correction.ts';
import type { Subject } from './correction-subject.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { checkPosition } from '#lib/submissions/proposal/position-check.server.ts';
import { receive } from '#lib/submissions/proposal/receive.server.ts';
import { senderOf } from '#lib/submissions/proposal/sender.server.ts';
import { wholeNumber } from '#lib/submissions/forms/whole-number.ts';

/** A clinic as it is stored, and its version; undefined when it isn't listed. */
export async function storedClinic(
	queries: Queries,
	id: string
): Promise<{ clinic: Clinic; version: number } | undefined> {
	const stored = await currentVersion(queries, id);
	if (!stored?.data) return undefined;
	return { clinic: readClinic(stored.data), version: stored.version };
}

/** A clinic to correct, and its version; as it was published last, where the database is away. */
export async function clinicToCorrect(
	{ database }: Pick<Services, 'database'>,
	published: Clinic
): Promise<{ clinic: Clinic; version: number | null }> {
	const lastKnown = { clinic: published, version: null };
	return storedClinic(database.queries, published.id).then(
		(stored) => stored ?? lastKnown,
		(reason: unknown) => {
			if (isUnavailable(reason)) return lastKnown;
			throw reason;
		}
	);
}

/**
 * A clinic as the sender of a form saw it, which names its version; as it is now where it names none
 * that the clinic had. undefined: it isn't listed (any more).
 */
export async function clinicAsSeen(
	queries: Queries,
	id: string,
	form: FormData
): Promise<{ clinic: Clinic; version: number } | undefined> {
	const now = await storedClinic(queries, id);
	const version = wholeNumber(textOf(form, 'version'));
	if (!now || version === null) return now;
	const seen = await clinicVersion(queries, id, version);
	return seen?.data ? { clinic: readClinic(seen.data), version } : now;
}

/** The outcome of sending: where the sender sees how it stands, or what is wrong with the form. */
export type Sent = { path: string } | { errors: FormErrors };

/**
 * Stores a correction for review.
 *
 * @param key names this act of sending
 * @returns undefined when the clinic isn't listed (any more)
 */
export async function sendCorrection(
	services: Pick<Services, 'database' | 'secrets' | 'settings'>,
	session: Session | null,
	{ id, subject, form, key }: { id: string; subject: Subject; form: FormData; key: string }
): Promise<Sent | undefined> {
	const { queries } = services.database;
	const seen = await clinicAsSeen(queries, id, form);
	if (!seen) return undefined;
	const { clinic, version } = seen;
	const reading = await readPlacedCorrection(form, clinic, subject);
	if (!reading.ok) return { errors: reading.errors };
	const { changes, about, note, contactEmail } = reading.correction;
	const path = await receive(
		services,
		{
			kind: 'correction',
			clinicId: id,
			baseVersion: version,
			changes,
			about,
			note,
			contactEmail: session ? session.account.email : contactEmail,
			locale: getLocale(),
			idempotencyKey: key,
			batchId: null,
			...(await senderOf(queries, session, id))
		},
		clinic.name
	);
	return { path };
}

/** As `readCorrection`; an address that changes is checked against its ZIP, and moves the position. */
export async function readPlacedCorrection(
	form: FormData,
	clinic: Clinic,
	subject: Subject
): Promise<CorrectionReading> {
	const reading = readCorrection(form, clinic, subject);
	const address = reading.ok && reading.correction.changes.find((it) => it.field === 'address');
	if (!address) return reading;
	const listed = fieldsOf(clinic);
	const { fields, errors } = await checkPosition({ ...listed, address: address.to }, clinic);
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const changes = [
		...reading.correction.changes,
		...changesBetween({ position: listed.position }, { position: fields.position })
	];
	return { ok: true, correction: { ...reading.correction, changes } };
}
