import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Session } from '#lib/accounts/session.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import { clinicVersion } from '#lib/submissions/proposal/review-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { openSubmissionsOf } from '#lib/submissions/proposal/submission-store.server.ts';
import { changesBetween, compareWithNow, type ComparedChange } from '#lib/clinics/record/change.ts';
import { readWholeForm } from '#lib/submissions/proposal/clinic-form.server.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { receive } from '#lib/submissions/proposal/receive.server.ts';
import { readReminderLink } from './reminder-link.server.ts';
import { riskOfAll } from '#lib/submissions/proposal/risk.ts';
import { senderOf } from '#lib/submissions/proposal/sender.server.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import { readSubmission } from '#lib/submissions/proposal/store.server.ts';
import type { NewSubmission, Risk } from '#lib/submissions/proposal/submission.ts';

type Needed = Pick<Services, 'database' | 'secrets' | 'settings'>;

/** Who updates a listing: one of its own people, or a moderator. */
export type Updater = Pick<NewSubmission, 'origin' | 'accountId' | 'proof' | 'contactEmail'>;

/**
 * Who may update a clinic: by being signed in, or by a reminder's link, for whom it was mailed to.
 *
 * @param link the address or the form that may hold the link's parts
 * @returns null when they may not
 */
export async function updaterOf(
	services: Pick<Services, 'database' | 'secrets'>,
	session: Session | null,
	clinicId: string,
	link?: URLSearchParams | FormData
): Promise<Updater | null> {
	const sender = await senderOf(services.database.queries, session, clinicId);
	if (session && (sender.origin === 'clinic' || sender.origin === 'moderator'))
		return { ...sender, contactEmail: session.account.email };
	const reminded = link && (await readReminderLink(services, link));
	if (reminded?.clinicId !== clinicId) return null;
	const { accountId, proof, email } = reminded;
	return { origin: 'clinic', accountId, proof, contactEmail: email };
}

/** A clinic to fill the form from, and the number of its version; undefined: it isn't listed. */
export async function clinicToUpdate(
	{ database }: Pick<Services, 'database'>,
	id: string
): Promise<{ clinic: Clinic; version: number } | undefined> {
	const stored = await currentVersion(database.queries, id);
	if (!stored?.data) return undefined;
	return { clinic: readClinic(stored.data), version: stored.version };
}

/** An update that was sent earlier and isn't decided yet. */
export interface WaitingUpdate {
	/** Where its sender sees how it stands. */
	path: string;
	/** Instant, ISO. */
	sentAt: string;
}

/** The last update of a clinic that an account sent and that still waits; null: there is none. */
export async function waitingUpdate(
	services: Pick<Services, 'database' | 'secrets'>,
	clinicId: string,
	{ accountId }: Pick<Updater, 'accountId'>
): Promise<WaitingUpdate | null> {
	if (accountId === null) return null;
	const open = await openSubmissionsOf(services.database.queries, accountId);
	const last = open
		.map(readSubmission)
		.filter((it) => it.kind === 'update' && it.clinicId === clinicId)
		.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
		.at(-1);
	return last ? { path: statusPath(services, last.id), sentAt: last.createdAt } : null;
}

/** What a form would change, or what is wrong with it. */
export type PreparedUpdate =
	| { errors: FormErrors }
	| {
			/** Against the version that the form was filled from, and against now. */
			changes: ComparedChange[];
			risk: Risk;
			note: string | null;
			clinic: Clinic;
			version: number;
	  };

/**
 * Reads a form against the version it was filled from.
 *
 * @returns undefined when the clinic isn't listed (any more), or never had that version
 */
export async function prepareUpdate(
	services: Pick<Services, 'database'>,
	id: string,
	form: FormData
): Promise<PreparedUpdate | undefined> {
	const version = versionOf(form);
	const now = await clinicToUpdate(services, id);
	if (!now || version === null) return undefined;
	const base = await clinicVersion(services.database.queries, id, version);
	if (!base?.data) return undefined;
	const clinic = readClinic(base.data);
	const { fields, errors } = await readWholeForm(form, clinic);
	if (Object.keys(errors).length > 0) return { errors };
	const changes = compareWithNow(changesBetween(fieldsOf(clinic), fields), fieldsOf(now.clinic));
	return {
		changes,
		risk: riskOfAll('update', changes),
		note: textOf(form, 'note') || null,
		clinic,
		version
	};
}

/** The version that a form says it was filled from; null: it says none. */
export function versionOf(form: FormData): number | null {
	const text = textOf(form, 'version');
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/**
 * Stores an update for review.
 *
 * @param key names this act of sending
 * @returns where the sender sees how it stands
 */
export function sendUpdate(
	services: Needed,
	updater: Updater,
	update: Extract<PreparedUpdate, { changes: unknown }>,
	key: string
): Promise<string> {
	return receive(
		services,
		{
			...updater,
			kind: 'update',
			clinicId: update.clinic.id,
			baseVersion: update.version,
			changes: update.changes.map(({ field, from, to }) => ({ field, from, to })),
			note: update.note,
			about: null,
			locale: getLocale(),
			idempotencyKey: key,
			batchId: null
		},
		update.clinic.name
	);
}
