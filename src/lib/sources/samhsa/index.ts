import type { List, Source } from '#lib/sources/import/source.ts';
import { editionOf } from './edition-of.ts';
import { SAMHSA } from './editions.ts';
import { toClinic } from './facility.ts';
import { mergeRepeats } from './repeats.ts';
import { readSheets, type EditionListings, type Listing } from './sheets.ts';

/** SAMHSA's National Directory of Mental Health Treatment Facilities: yearly, facilities' own word. */
export const samhsa: Source<Listing> = {
	id: SAMHSA,
	addsPlaces: true,
	isComplete: true,
	vouchesFor: {
		name: 'well',
		address: 'well',
		phone: 'well',
		kind: 'well',
		payers: 'well',
		assistance: 'well',
		ages: 'well',
		languages: 'well',
		telehealthTherapy: 'well',
		services: 'well',
		// The centre of the ZIP area. Address points vouch for themselves.
		position: 'poorly'
	},
	files:
		'the .xlsx of the National Directory, with the sheets "Facilities List" and "Service Code Reference"',
	knows: ({ sheets = [] }) => sheets.some(({ sheet }) => /^facilities list$/i.test(sheet.trim())),
	read: ({ name, sheets = [] }, year) => listOf(readSheets(sheets, editionOf(name, year))),
	routesOf: ({ codes }) => (codes.has('KIT') ? ['iv_infusion'] : []),
	toListing(row, positions) {
		const placed = positions.place(row);
		if (!placed) return `Nothing says where ZIP ${row.zip} is.`;
		return { toClinic: (id, listedBy) => toClinic(row, id, placed, listedBy) };
	}
};

/** An edition as the import takes it: each facility once. */
export function listOf({ edition, listings, ...notes }: EditionListings): List<Listing> {
	const { distinct, ...repeats } = mergeRepeats(listings);
	return {
		source: samhsa,
		edition,
		rows: distinct.toSorted(byContent),
		read: listings.length,
		treating: listings.filter(({ codes }) => codes.has('KIT')).length,
		...notes,
		...repeats
	};
}

/** So that nothing depends on the order of a file's rows. */
function byContent(a: Listing, b: Listing): number {
	const [x, y] = [a, b].map(({ row: _, codes, ...rest }) => {
		return JSON.stringify([rest.state, rest.city, rest.name, rest, [...codes].toSorted()]);
	});
	return x < y ? -1 : x > y ? 1 : 0;
}
