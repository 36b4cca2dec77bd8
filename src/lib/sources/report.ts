import { treats } from '#lib/clinics/record/facts.ts';
import type { Change, Proposal } from './proposal.ts';
import type { RowNote } from './samhsa-sheets.ts';

/**
 * What an import changes, for a person to read: the counts, then each list.
 *
 * @param most entries to show of each list of clinics; rows that need attention are always shown
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
		...it.rows
			.toSorted((a, b) => a.edition - b.edition)
			.map((row) => {
				const use = row.edition === it.current ? 'gives the facts' : 'gives the history';
				return `${row.edition} edition: ${row.read} rows, ${row.ketamine} with ketamine infusion; ${use}`;
			}),
		counts.map(([what, count]) => `${count} ${what}`).join(', '),
		`The directory has ${it.clinics.length} places, ${it.clinics.filter(treats).length} with ketamine treatment;` +
			` ${byAddress} have an address point, ${it.clinics.length - byAddress} their ZIP's point.`,
		...changes('Added', it.added, most),
		...changes('Changed', it.changed, most),
		...changes('Gone', it.gone, most),
		...changes('Kept', it.kept, Infinity),
		...notes('Refused', it.refused),
		...notes('Merged', it.merged),
		...notes('Repeated, kept apart', it.keptApart),
		...notes('Warnings', it.warnings)
	].join('\n');
}

function changes(title: string, list: readonly Change[], most: number): string[] {
	if (list.length === 0) return [];
	const lines = list.slice(0, most).map(({ id, name, what }) => `  ${name} (${id}): ${what}`);
	if (list.length > most) lines.push(`  … and ${list.length - most} more (--all shows them)`);
	return ['', `${title}: ${list.length}`, ...lines];
}

function notes(title: string, list: readonly RowNote[]): string[] {
	if (list.length === 0) return [];
	const lines = list.map(
		({ edition, row, name, reason }) => `  ${edition} row ${row}, ${name || 'no name'}: ${reason}`
	);
	return ['', `${title}: ${list.length}`, ...lines];
}
