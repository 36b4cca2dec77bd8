import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { partsOf, type Part } from './parts.ts';

/** A version of a clinic. */
export interface KnownVersion {
	/** null: not listed. */
	clinic: Clinic | null;
	/** Made by a person, not by an import. */
	byPeople: boolean;
}

/** What people took off a clinic: parts of it, or its listing as a whole. */
export type TakenAway = ReadonlySet<Part | 'listing'>;

/**
 * What people took off a clinic and nobody put back: a phone that was wrong, a treatment that it no
 * longer gives, its listing. No statement is left that would say so, and without this the next
 * import would bring it back.
 *
 * @param versions of one clinic, the oldest first
 */
export function takenAway(versions: readonly KnownVersion[]): TakenAway {
	const taken = new Set<Part | 'listing'>();
	let before = new Set<Part>();
	for (const { clinic, byPeople } of versions) {
		if (!clinic) {
			// Who closes a place says nothing of what it did.
			if (byPeople) taken.add('listing');
			continue;
		}
		const now = partsOf(clinic);
		taken.delete('listing');
		if (byPeople) {
			for (const part of before.difference(now)) taken.add(part);
			for (const part of now) taken.delete(part);
		}
		before = now;
	}
	return taken;
}
