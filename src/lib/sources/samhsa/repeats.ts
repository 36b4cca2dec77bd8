import type { RowNote } from '#lib/sources/import/row.ts';
import type { Listing } from './sheets.ts';

export interface Repeats {
	/** One listing for each facility. */
	distinct: Listing[];
	/** Rows merged into an earlier one. */
	merged: RowNote[];
	/** Rows that repeat a name and an address, and are yet another door or number. */
	keptApart: RowNote[];
}

/**
 * Merges the rows of one edition that repeat a facility: the same name, site, whole address (suite
 * included) and phone. What either row reports counts as reported. Rows with the same name and
 * street but another suite or phone stay apart: a chain's offices and a house of two programs look
 * like that, and so do rows whose street is withheld.
 */
export function mergeRepeats(listings: readonly Listing[]): Repeats {
	const result: Repeats = { distinct: [], merged: [], keptApart: [] };
	const byDoor = new Map<string, number>();
	const byAddress = new Map<string, Listing>();
	for (const it of listings) {
		const address = joined(it.name, it.site, it.street, it.zip);
		const { number, extension } = it.phone ?? {};
		const door = joined(address, it.unit, it.city, number, extension);
		const twin = byDoor.get(door);
		const namesake = byAddress.get(address);
		if (twin !== undefined) {
			const first = result.distinct[twin];
			result.distinct[twin] = { ...first, codes: new Set([...first.codes, ...it.codes]) };
			result.merged.push(note(it, `It repeats row ${first.row}.`));
			continue;
		}
		if (namesake) {
			const other = namesake.unit === it.unit ? 'another phone' : 'another suite';
			result.keptApart.push(note(it, `It repeats row ${namesake.row} with ${other}.`));
		} else byAddress.set(address, it);
		byDoor.set(door, result.distinct.length);
		result.distinct.push(it);
	}
	return result;
}

const note = ({ edition, row, name }: Listing, reason: string): RowNote => {
	return { edition, row, name, reason };
};
const joined = (...parts: (string | null | undefined)[]) =>
	parts.map((part) => part?.toLowerCase() ?? '').join('|');
