/** How someone proved to speak for a clinic, in the order in which it is tried. */
export const PROOFS = ['email_domain', 'phone_code', 'moderator'] as const;
export type Proof = (typeof PROOFS)[number];

/** Where a claim stands. Only one that is pending or proved can still become something else. */
export const CLAIM_STATES = ['pending', 'proved', 'refused', 'revoked', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Someone's claim to speak for a clinic. Instants are ISO texts. */
export interface Claim {
	id: string;
	clinicId: string;
	accountId: string;
	state: ClaimState;
	/** null until proved. */
	proof: Proof | null;
	/** Until when the code that was read out can be typed in; null: none was made. */
	codeExpiresAt: string | null;
	/** How often a wrong code was typed in. */
	codeAttempts: number;
	/** What the claimant says for themselves. Private. */
	note: string | null;
	/** The moderator's reason, as the claimant is told. */
	answer: string | null;
	createdAt: string;
	decidedAt: string | null;
}

/** Longest note of a claimant or reason of a moderator, in characters. */
export const CLAIM_NOTE_LENGTH = 1000;

/** How often a code may be typed in wrongly before a new one is needed. */
export const CODE_ATTEMPTS = 5;

/** How long a code can be typed in, in days. */
export const CODE_DAYS = 7;

const CODE_LENGTH = 8;

/** Letters and digits that neither sound nor look like another of them: they are heard, then typed. */
const CODE_LETTERS = 'FKLMRWXY24679';

/**
 * A code to read out on the phone, in two groups: `FK2M-W479`.
 *
 * @param random a whole number from 0 to below the given one, by chance that nobody can foresee
 */
export function newClaimCode(random: (below: number) => number): string {
	const letters = Array.from(
		{ length: CODE_LENGTH },
		() => CODE_LETTERS[random(CODE_LETTERS.length)]
	);
	return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** A code as it is compared, however it was typed; null: it can't be one. */
export function readClaimCode(typed: string): string | null {
	const letters = typed.toUpperCase().replace(/[\s\p{P}]/gu, '');
	const isCode =
		letters.length === CODE_LENGTH && [...letters].every((it) => CODE_LETTERS.includes(it));
	return isCode ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
