import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { placeIn } from '#lib/clinics/record/place-in.ts';
import { findPromises, type ListingPromise } from '#lib/submissions/proposal/promises.ts';
import { likelyDuplicates, type DuplicateReason } from '#lib/clinics/matching/duplicates.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';

/** Promises that the listing would make by what a submission changes, and those in its note. */
export function claimsOf(
	{ changes, note }: Pick<Submission, 'changes' | 'note'>,
	clinic: Clinic | null
): ListingPromise[] {
	const after = { ...fieldsOf(clinic) };
	for (const { field, to } of changes) {
		if (to === null) delete after[field];
		else after[field] = to;
	}
	const changed = new Set<string>(changes.map(({ field }) => field));
	return findPromises(after, note).filter(({ field }) => field === 'note' || changed.has(field));
}

/** A listed clinic that a new one may be. */
export interface Lookalike extends Pick<Clinic, 'id' | 'name' | 'address'> {
	reasons: DuplicateReason[];
}

/** Listed clinics that a proposed new one may be, the likeliest first. */
export function lookalikesOf(
	{ kind, changes }: Pick<Submission, 'kind' | 'changes'>,
	clinics: readonly Clinic[]
): Lookalike[] {
	const place = placeIn(changes);
	if (kind !== 'new_clinic' || place.name === undefined) return [];
	return likelyDuplicates({ ...place, name: place.name }, clinics).map(({ clinic, reasons }) => {
		const { id, name, address } = clinic;
		return { id, name, address, reasons };
	});
}
