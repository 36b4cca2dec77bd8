import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { m } from '#lib/paraglide/messages.js';
import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import { readDecisionRecord } from '#lib/submissions/proposal/decision.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import type { Proof } from '#lib/submissions/ownership/claim.ts';

/** One version of a clinic, as everyone may see it: never who, only in which role. */
export interface Version {
	clinicId: string;
	/** As it was called in this version, or when it was last listed. */
	clinicName: string;
	/** From 1. */
	version: number;
	/** Instant, ISO. */
	at: string;
	/** 'system', 'import', 'clinic', 'moderator'. */
	actor: string;
	/** 'seeded', 'imported', 'published', 'confirmed', 'restored'. */
	action: string;
	/** How they proved to speak for the clinic, or the one who proposed what they published. */
	proof: Proof | null;
	/** What the record says of it (`readDecisionRecord`), or the reason in words. */
	reason: string | null;
	/** Against the version before. Empty: first listed, or only confirmed. */
	changes: FieldChange[];
}

/**
 * What changed from one version to the next. A place that closes, or is listed for the first time, is
 * one change, not one for each thing that was said of it.
 */
export function changesOf(before: Clinic | null, after: Clinic | null): FieldChange[] {
	const changes = changesBetween(fieldsOf(before), fieldsOf(after));
	return before && after ? changes : changes.filter(({ field }) => field === 'listing');
}

/** What changed besides whether it is listed, which the action says already. */
export const detailsOf = ({ changes }: Version): FieldChange[] =>
	changes.filter(({ field }) => field !== 'listing');

/** What was done in a version, in a few words. */
export function actionInWords({ action, version, changes }: Version): string {
	const isClosed = changes.some(({ field, to }) => field === 'listing' && to === 'closed');
	if (isClosed) return m.submissions_history_closed();
	switch (action) {
		case 'confirmed':
			return m.submissions_history_confirmed();
		case 'restored':
			return m.submissions_history_restored();
		default:
			return version === 1 ? m.submissions_history_added() : m.submissions_history_changed();
	}
}

/** Who did it, as a role and how it was proved. */
export function actorInWords({ actor, proof, reason }: Version): string {
	switch (actor) {
		case 'import': {
			// The editions that were read, the latest last: "samhsa-2023, samhsa-2024".
			const [year] = /\d{4}$/.exec(reason ?? '') ?? [];
			return year ? m.submissions_by_import_edition({ year }) : m.submissions_by_import();
		}
		case 'clinic':
			return byClinic(proof);
		case 'moderator': {
			const origin = readDecisionRecord(reason)?.origin;
			const proposer = origin && proposerInWords(origin, proof);
			return proposer ? m.submissions_by_moderator_for({ proposer }) : m.submissions_by_moderator();
		}
		default:
			return m.submissions_by_system();
	}
}

/** How a moderator checked it; '' when nothing is said of that. */
export function checkInWords({ reason }: Version): string {
	switch (readDecisionRecord(reason)?.check) {
		case 'phone':
			return m.submissions_check_phone();
		case 'clinic_document':
			return m.submissions_check_clinic_document();
		case 'payer_document':
			return m.submissions_check_payer_document();
		default:
			return '';
	}
}

/** Why, in the words of the one who did it; null: only the record says it. */
export const reasonInWords = ({ action, reason }: Version): string | null =>
	action === 'restored' ? reason : null;

/** Who proposed what a moderator published; null: nobody else. */
function proposerInWords(origin: string, proof: Proof | null): string | null {
	switch (origin) {
		case 'clinic':
			return byClinic(proof);
		case 'public':
		case 'account':
			return m.submissions_by_public();
		case 'import':
			return m.submissions_by_import();
		default:
			return null;
	}
}

function byClinic(proof: Proof | null): string {
	switch (proof) {
		case 'email_domain':
			return m.submissions_by_clinic_email();
		case 'phone_code':
			return m.submissions_by_clinic_phone();
		case 'moderator':
			return m.submissions_by_clinic_checked();
		case null:
			return m.submissions_by_clinic();
	}
}
