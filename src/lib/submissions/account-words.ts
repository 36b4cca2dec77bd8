import { dateFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { ClaimState } from './claim.ts';
import type { Proof } from './submission.ts';

/** An instant as people write it, in the language of the page, to the minute: "…, 10:00 AM UTC". */
export function instantInWords(iso: string): string {
	return dateFormat(getLocale(), {
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		hour: 'numeric',
		minute: '2-digit',
		timeZone: 'UTC',
		timeZoneName: 'short'
	}).format(new Date(iso));
}

export const roleName = {
	clinic: m.account_role_clinic,
	moderator: m.account_role_moderator,
	admin: m.account_role_admin
};

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

/**
 * What is wrong with a new password, in words.
 *
 * @param limits in characters
 */
export function passwordProblemInWords(
	problem: 'short' | 'long' | 'easy',
	limits: { min: number; max: number }
): string {
	switch (problem) {
		case 'short':
			return m.account_password_short({ count: limits.min });
		case 'long':
			return m.account_password_long({ count: limits.max });
		case 'easy':
			return m.account_password_easy();
	}
}
