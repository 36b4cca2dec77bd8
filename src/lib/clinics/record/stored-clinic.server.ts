import { UnreadableRow } from '#lib/server/database/unusable.ts';
import type { Clinic } from './clinic.ts';
import { listingOf, type Listing } from './feature.ts';
import { readClinic } from './read-clinic.ts';

/**
 * A clinic from the row it is stored in.
 *
 * @param data JSON
 * @param table that holds it
 * @throws UnreadableRow when it is none: it names the table, the clinic and the way out
 */
export function readStored(data: string, id: string, table = 'clinic'): Clinic {
	try {
		return readClinic(data);
	} catch (cause) {
		throw new UnreadableRow(table, id, cause);
	}
}

/** The same of a clinic that is listed now, with its line in the directory's file. */
export const readStoredListing = (data: string, id: string): Listing =>
	listingOf(readStored(data, id));
