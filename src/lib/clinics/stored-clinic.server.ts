import { UnreadableRow } from '#lib/server/database/unusable.ts';
import type { Clinic } from './clinic.ts';
import { checked, listingOf, type Listing } from './feature.ts';

/**
 * A stored clinic.
 *
 * @param data JSON
 * @param table that holds it
 * @throws UnreadableRow when it is none
 */
export const readStored = (data: string, id: string, table = 'clinic'): Clinic =>
	reading(table, id, () => checked(JSON.parse(data), id));

/**
 * A clinic as it is listed now, with its line in the directory's file.
 *
 * @param data JSON
 * @throws UnreadableRow when it is none
 */
export const readStoredListing = (data: string, id: string): Listing =>
	reading('clinic', id, () => listingOf(JSON.parse(data), id));

function reading<T>(table: string, id: string, read: () => T): T {
	try {
		return read();
	} catch (cause) {
		throw new UnreadableRow(table, id, cause);
	}
}
