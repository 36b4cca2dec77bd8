import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import type { Change, Proposal } from './proposal.ts';
import type { RowNote } from './row.ts';

/**
 * What an import changes, for a person to read: the counts, then each list.
 *
 * @param most entries to show of each list; rows that need attention are always shown, but of a source that only adds
 */
export function reportText(it: Proposal, most = 20): string {
	const byAddress = it.clinics.filter((one) => one.position.precision === 'address').length;
	const counts: [string, number][] = [
		['added', it.added.length],
		['changed', it.changed.length],
		['gone', it.gone.length],
		['unchanged', it.unchanged],
		['kept', it.kept.length],
		['refused', it.refused.length]
	];
	return [
		...it.rows.toSorted((a, b) => a.edition - b.edition).map((row) => rowsInWords(it, row)),
		...(it.unknown > 0 ? [`${it.unknown} rows are about no place known here, and add none.`] : []),
		counts.map(([what, count]) => `${count} ${what}`).join(', '),
		`The directory has ${it.clinics.length} places, ${it.clinics.filter(treats).length} with ketamine treatment;` +
			` ${byAddress} have an address point, ${it.clinics.length - byAddress} their ZIP's point.`,
		...changes('Added', it.added, most),
		...changes('Changed', it.changed, most),
		...changes('Gone', it.gone, most),
		...changes('Kept', it.kept, it.source.addsPlaces ? Infinity : most),
		...notes('Refused', it.refused, it.source.addsPlaces ? Infinity : most),
		...notes('Merged', it.merged),
		...notes('Repeated, kept apart', it.keptApart),
		...notes('Warnings', it.warnings)
	].join('\n');
}

/** "samhsa, 2024 edition: 8319 rows, 138 with ketamine infusion; gives the facts". */
function rowsInWords(it: Proposal, { edition, read, treating }: Proposal['rows'][number]): string {
	const count = `${read} rows${treating > 0 ? `, ${treating} with ketamine infusion` : ''}`;
	return `${it.source.id}, ${edition} edition: ${count}; ${useOf(it, edition)}`;
}

function useOf({ source, current }: Proposal, edition: number): string {
	if (!source.addsPlaces) return 'adds to known places';
	return edition === current ? 'gives the facts' : 'gives the history';
}

function changes(title: string, list: readonly Change[], most: number): string[] {
	if (list.length === 0) return [];
	const lines = list.slice(0, most).map(({ id, name, what }) => `  ${name} (${id}): ${what}`);
	if (list.length > most) lines.push(moreThan(list.length - most));
	return ['', `${title}: ${list.length}`, ...lines];
}

function notes(title: string, list: readonly RowNote[], most = Infinity): string[] {
	if (list.length === 0) return [];
	const lines = list
		.slice(0, most)
		.map(
			({ edition, row, name, reason }) => `  ${edition} row ${row}, ${name || 'no name'}: ${reason}`
		);
	if (list.length > most) lines.push(moreThan(list.length - most));
	return ['', `${title}: ${list.length}`, ...lines];
}

const moreThan = (count: number) => `  … and ${count} more (--all shows them)`;
