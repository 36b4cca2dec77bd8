import { matchFacilities, type Facility } from './matching.ts';
import type { List } from './source.ts';
import type { Row } from './row.ts';

/** What matching needs of a row. */
export function facilityOf(it: Row): Facility {
	const phones = [it.phone, ...it.intakePhones].filter((phone) => phone !== undefined);
	return { ...it, phones };
}

/**
 * For each facility, its rows in older editions. Goes back an edition at a time from what was
 * last known of it, so that a place that was renamed one year and moved the next is still followed;
 * then the ones that had a year's gap are looked for as they are now.
 *
 * @param editions in any order
 * @returns an array as long as `current`, each with the rows found, newest edition first
 */
export function traceBack(
	current: readonly Facility[],
	editions: readonly Pick<List, 'edition' | 'rows'>[]
): Row[][] {
	const found: Row[][] = current.map(() => []);
	const known: Facility[] = [...current];
	for (const { rows } of editions.toSorted((a, b) => b.edition - a.edition)) {
		const facilities = rows.map(facilityOf);
		const matches = new Map(matchFacilities(facilities, known));
		const used = new Set(matches.values());
		const leftOver = facilities.flatMap((_, i) => (used.has(i) ? [] : [i]));
		const withoutOne = current.flatMap((_, i) => (matches.has(i) ? [] : [i]));
		const late = matchFacilities(
			leftOver.map((i) => facilities[i]),
			withoutOne.map((i) => current[i])
		);
		for (const [newer, older] of late) matches.set(withoutOne[newer], leftOver[older]);
		for (const [i, j] of matches) {
			found[i].push(rows[j]);
			known[i] = facilities[j];
		}
	}
	return found;
}
