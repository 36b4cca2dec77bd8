import type { Clinic } from '#lib/clinics/clinic.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Session } from '#lib/server/accounts/session.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { currentVersion } from '#lib/server/history-store.ts';
import type { Services } from '#lib/server/services.ts';
import { changesBetween } from './change.ts';
import { readCorrection, type CorrectionReading } from './correction.ts';
import type { Subject } from './correction-subject.ts';
import { fieldsOf, type Json } from './fields.ts';
import type { FormErrors } from './form-text.ts';
import { checkPosition } from './position-check.server.ts';
import { receive } from './receive.server.ts';
import { senderOf } from './sender.server.ts';

/** A clinic as it is stored, and its version; undefined when it isn't listed. */
export async function storedClinic(
	queries: Queries,
	id: string
): Promise<{ clinic: Clinic; version: number } | undefined> {
	const stored = await currentVersion(queries, id);
	if (!stored?.data) return undefined;
	return { clinic: JSON.parse(stored.data) as Clinic, version: stored.version };
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
	const stored = await storedClinic(queries, id);
	if (!stored) return undefined;
	const { clinic, version } = stored;
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
	const { position: listed, ...before } = fieldsOf(clinic);
	const { precision } = clinic.position;
	const stays = precision === 'zip' && zipOf(address.to) === clinic.address.zip;
	// A new address is somewhere in its ZIP area until someone puts the pin on its door.
	const wanted = { ...before, address: address.to, ...(stays && { position: listed }) };
	const { fields, errors } = await checkPosition(wanted, clinic);
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const changes = [
		...reading.correction.changes,
		...changesBetween({ position: listed }, { position: fields.position })
	];
	return { ok: true, correction: { ...reading.correction, changes } };
}

const zipOf = (address: Json) => (address as Clinic['address']).zip;
