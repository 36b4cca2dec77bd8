import { m } from '#lib/paraglide/messages.js';
import type { Check } from '#lib/submissions/proposal/decision.ts';
import type { RefusalReason } from './review-refusal.ts';
import type { Kind, Risk, State, Submission } from '#lib/submissions/proposal/submission.ts';
import type { Proof } from '#lib/submissions/ownership/claim.ts';

/** What someone sent. */
export const kindName: Record<Kind, () => string> = {
	correction: m.review_kind_correction,
	update: m.review_kind_update,
	new_clinic: m.review_kind_new_clinic,
	import: m.review_kind_import
};

export const riskName: Record<Risk, () => string> = {
	high: m.review_risk_high,
	normal: m.review_risk_normal,
	low: m.review_risk_low
};

export const stateName: Record<State, () => string> = {
	pending: m.review_state_pending,
	changes_requested: m.review_state_changes_requested,
	published: m.review_state_published,
	rejected: m.review_state_rejected,
	withdrawn: m.review_state_withdrawn,
	expired: m.review_state_expired
};

export const checkName: Record<Check, () => string> = {
	as_submitted: m.review_check_as_submitted,
	phone: m.review_check_phone,
	clinic_document: m.review_check_clinic_document,
	payer_document: m.review_check_payer_document
};

const proofName: Record<Proof, () => string> = {
	email_domain: m.review_proof_email_domain,
	phone_code: m.review_proof_phone_code,
	moderator: m.review_proof_moderator
};

/** Who sent a submission, and how they proved to speak for the clinic. */
export function senderInWords({ origin, proof }: Pick<Submission, 'origin' | 'proof'>): string {
	switch (origin) {
		case 'public':
			return m.review_from_public();
		case 'account':
			return m.review_from_account();
		case 'clinic':
			return proof
				? m.review_from_clinic({ proof: proofName[proof]() })
				: m.review_from_clinic_unproved();
		case 'moderator':
			return m.review_from_moderator();
		case 'import':
			return m.review_from_import();
	}
}

/** Why an act was not done, and what to do now. */
export const refusalInWords: Record<RefusalReason, () => string> = {
	gone: m.review_refused_gone,
	decided: m.review_refused_decided,
	clinic_changed: m.review_refused_clinic_changed,
	held: m.review_refused_held,
	own_clinic: m.review_refused_own_clinic,
	own_proposal: m.review_refused_own_proposal,
	incomplete: m.review_refused_incomplete,
	nameless: m.review_refused_nameless,
	no_number: m.review_refused_no_number,
	not_listed: m.review_refused_not_listed,
	same: m.review_refused_same
};
