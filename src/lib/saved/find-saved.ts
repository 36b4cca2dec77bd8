import { cardAt, type ClinicCard } from '#lib/clinics/columns/card.ts';
import type { Columns } from '#lib/clinics/columns/columns.ts';
import type { ListTexts } from '#lib/clinics/columns/list-texts.ts';

/**
 * The cards of saved clinics, by id, in the order of `ids`; null for one that these texts don't
 * hold. Ids are looked up here, in the browser: nobody is asked about them.
 *
 * @param texts of the treatment clinics, and of the referral places when they are there
 */
export function findSaved(
	ids: readonly string[],
	columns: Columns,
	texts: readonly ListTexts[]
): Map<string, ClinicCard | null> {
	const found = new Map<string, ClinicCard | null>();
	for (const id of ids) {
		found.set(id, null);
		for (const part of texts) {
			const i = part.id.indexOf(id);
			if (i >= 0) found.set(id, cardAt(columns, part, part.first + i));
		}
	}
	return found;
}
