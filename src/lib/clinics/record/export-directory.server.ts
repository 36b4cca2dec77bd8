import type { Database } from '#lib/server/database/database.ts';
import { changesSince } from '#lib/server/directory/directory-changes.ts';
import { writeListings } from './feature.ts';
import { readStoredListing } from './stored-clinic.server.ts';

/** The stored directory as the text of a GeoJSON file: the same clinics give the same text. */
export async function exportDirectory(database: Database): Promise<string> {
	const { clinics = [], notice = {} } = (await changesSince(database, undefined)) ?? {};
	const listed = clinics.flatMap(({ id, data }) =>
		data === null ? [] : [readStoredListing(data, id)]
	);
	return writeListings(listed, notice);
}
