import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { fieldsOf, namesOf, topicOf, type Topic } from '#lib/clinics/record/fields.ts';

/** A version of a clinic. */
export interface KnownVersion {
	/** null: not listed. */
	clinic: Clinic | null;
	/** Made by a person, not by an import. */
	byPeople: boolean;
}

/** What people took off a clinic; `listing`: the clinic as a whole. */
export type TakenAway = ReadonlySet<Topic>;

/**
 * What people took off a clinic and nobody put back: a phone that was wrong, a treatment that it no
 * longer gives, its listing. No statement is left that would say so, and without this the next
 * import would bring it back.
 *
 * @param versions of one clinic, the oldest first
 */
export function takenAway(versions: readonly KnownVersion[]): TakenAway {
	const taken = new Set<Topic>();
	let before = new Set<Topic>();
	for (const { clinic, byPeople } of versions) {
		if (!clinic) {
			// Who closes a place says nothing of what it did.
			if (byPeople) taken.add('listing');
			continue;
		}
		const now = new Set(namesOf(fieldsOf(clinic)).map(topicOf));
		taken.delete('listing');
		if (byPeople) {
			for (const topic of before.difference(now)) taken.add(topic);
			for (const topic of now) taken.delete(topic);
		}
		before = now;
	}
	return taken;
}
