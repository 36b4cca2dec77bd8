/** Why an act of review was not done. Nothing was written then. */
export type RefusalReason =
	/** There is no such submission, clinic or version. */
	| 'gone'
	/** Someone decided on it, or its sender changed it, since the page was shown. */
	| 'decided'
	/** Its clinic was changed since the page was shown. */
	| 'clinic_changed'
	/** Someone else works on it. */
	| 'held'
	/** Their own, or about a clinic they speak for. */
	| 'own_clinic'
	/** They proposed it themselves, and it needs more people. */
	| 'own_proposal'
	/** A field waits for a choice. */
	| 'incomplete'
	/** A new clinic without its name or address. */
	| 'nameless'
	/** Checked by phone, and no number is listed to call. */
	| 'no_number'
	/** The place isn't listed, and nothing accepted lists it. */
	| 'not_listed'
	/** The version to restore says what is listed now. */
	| 'same';

/** An act of review that was not done. Safe to show: `review-words.ts` says what to do. */
export class ReviewRefusal extends Error {
	override name = 'ReviewRefusal';
	readonly reason: RefusalReason;

	constructor(reason: RefusalReason) {
		super(reason);
		this.reason = reason;
	}
}
