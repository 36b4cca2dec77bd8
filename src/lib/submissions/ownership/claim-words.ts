import { m } from '#lib/paraglide/messages.js';
import type { ClaimState, Proof } from './claim.ts';

/** Where a claim stands, as its claimant reads it. */
export const claimStateName: Record<ClaimState, () => string> = {
	pending: m.account_claim_state_pending,
	proved: m.account_claim_state_proved,
	refused: m.account_claim_state_refused,
	revoked: m.account_claim_state_revoked,
	withdrawn: m.account_claim_state_withdrawn
};

/** The same as moderators read it. */
export const reviewedStateName: Record<ClaimState, () => string> = {
	...claimStateName,
	pending: m.account_claims_state_pending,
	proved: m.account_claims_state_proved
};

/** Where a claim stands, with the day, as its claimant reads it. */
export const claimStateSentence: Record<ClaimState, (on: { date: string }) => string> = {
	pending: m.account_claim_pending,
	proved: m.account_claim_proved,
	refused: m.account_claim_refused,
	revoked: m.account_claim_revoked,
	withdrawn: m.account_claim_withdrawn
};

/** How a claim was proved, as the listing says it to everyone. */
export const standingSentence: Record<Proof, (since: { date: string }) => string> = {
	email_domain: m.account_standing_email_domain,
	phone_code: m.account_standing_phone_code,
	moderator: m.account_standing_moderator
};

/** How and when a claim was proved, as moderators read it. */
export const proofName: Record<Proof, (on: { date: string }) => string> = {
	email_domain: m.account_claims_proof_email_domain,
	phone_code: m.account_claims_proof_phone_code,
	moderator: m.account_claims_proof_moderator
};
