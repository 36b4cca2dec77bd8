import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import { localizeHref, type Locale } from '#lib/paraglide/runtime.js';
import { findClaim } from '#lib/submissions/ownership/claim-store.server.ts';
import { listedData } from './reminder-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { lastCheckedByClinic } from './reminder.ts';
import { PROOFS, type Proof } from '#lib/submissions/ownership/claim.ts';

/** How long a reminder's link works, in milliseconds. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** What a link is made of: the forms behind it carry it on. */
export const LINK_PARTS = ['clinic', 'claim', 'checked', 'until', 'key'] as const;

/** Who holds a reminder's link speaks for this clinic, by this claim. */
export interface Reminded {
	clinicId: string;
	claimId: string;
	accountId: string;
	/** Where that account gets its mail. */
	email: string;
	proof: Proof;
}

/**
 * The links that let a clinic's people confirm or correct their listing without signing in. Mailed to
 * the account that holds the claim, and to nobody else.
 *
 * @param it.checkedAt the day on which the clinic last checked its facts, ISO; null: never. Once it
 *   has done so again, by these links or another way, they are used up.
 */
export function reminderLinks(
	{ secrets, settings }: Pick<Services, 'secrets' | 'settings'>,
	it: { clinicId: string; claimId: string; checkedAt: string | null; locale: Locale },
	now = new Date()
): { confirmLink: string; correctLink: string } {
	const { clinicId, claimId, locale } = it;
	const checked = it.checkedAt ?? '';
	const until = Math.floor((now.getTime() + LIFETIME) / 1000).toString(36);
	const key = secrets.hash('reminder', signed(clinicId, claimId, checked, until));
	const query = new URLSearchParams({ clinic: clinicId, claim: claimId, checked, until, key });
	const linkTo = (path: string) => settings.origin + localizeHref(`${path}?${query}`, { locale });
	return {
		confirmLink: linkTo('/confirm'),
		correctLink: linkTo(`/clinics/${clinicId}/update`)
	};
}

/**
 * Reads a reminder's link.
 *
 * @param query of the address, or the same fields as a form sends them
 * @returns undefined when it is not ours, too old or used up, or its claim no longer holds
 */
export async function readReminderLink(
	{ secrets, database }: Pick<Services, 'secrets' | 'database'>,
	query: URLSearchParams | FormData,
	now = new Date()
): Promise<Reminded | undefined> {
	const [clinicId, claimId, checked, until, key] = LINK_PARTS.map((name) =>
		String(query.get(name) ?? '')
	);
	if (!secrets.verify('reminder', signed(clinicId, claimId, checked, until), key)) return undefined;
	if (parseInt(until, 36) * 1000 < now.getTime()) return undefined;
	const claim = await findClaim(database.queries, claimId);
	if (claim?.state !== 'proved' || claim.clinic_id !== clinicId) return undefined;
	const proof = PROOFS.find((one) => one === claim.proof);
	if (claim.deactivated_at !== null || !proof) return undefined;
	const data = await listedData(database.queries, clinicId);
	const last = data === undefined ? null : lastCheckedByClinic(readClinic(data));
	// Pressed twice or looked at again on the same day, it does no harm.
	const isUsedUp = (last ?? '') !== checked && last !== now.toISOString().slice(0, 10);
	if (isUsedUp) return undefined;
	return { clinicId, claimId, accountId: claim.account_id, email: claim.email, proof };
}

/** The parts of a reminder's link that an address or a form holds: none where nobody followed one. */
export function linkIn(query: URLSearchParams | FormData): Record<string, string> {
	const parts = LINK_PARTS.map((name) => [name, query.get(name)]);
	return Object.fromEntries(parts.filter(([, value]) => typeof value === 'string'));
}

const signed = (...parts: string[]) => JSON.stringify(parts);
