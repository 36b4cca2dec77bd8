import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { addTo, type Offer } from './additions.ts';
import { facilityOf } from './history.ts';
import { facilityOfClinic } from './matching.ts';
import { changeOf, noteOf, record, type Means, type Past, type Proposal } from './proposal.ts';
import type { Addition, List } from './source.ts';
import { matchStrictly } from './strict-matching.ts';

/** What a source that isn't complete adds to places already known. It adds no place and drops none. */
export function proposeAdditions(
	proposal: Proposal,
	known: readonly Clinic[],
	{ source, rows }: List,
	{ positions, trust }: Means,
	{ takenAway }: Past
): void {
	const matches = matchStrictly(known.map(facilityOfClinic), rows.map(facilityOf));
	const read = new Map<number, Addition | undefined>();
	const additionIn = (row: number): Addition | undefined => {
		if (read.has(row)) return read.get(row);
		const listing = source.toListing(rows[row], positions);
		const addition = typeof listing === 'object' && 'adds' in listing ? listing : undefined;
		if (typeof listing === 'string') proposal.refused.push(noteOf(rows[row], listing));
		else if (addition?.leftOut) proposal.refused.push(noteOf(rows[row], addition.leftOut));
		read.set(row, addition);
		return addition;
	};
	known.forEach((it, i) => {
		const offers = matches[i].flatMap(({ row, score }): Offer[] => {
			const addition = additionIn(row);
			return addition ? [{ ...addition, row, score }] : [];
		});
		const { clinic, kept, disputed } = addTo(it, offers, trust, takenAway.get(it.id));
		record(proposal, it, clinic);
		if (kept.length > 0) proposal.kept.push({ ...changeOf(it, kept.join(', ')), changes: [] });
		for (const { field, rows: some } of disputed) {
			const others = some.slice(1).map((row) => rows[row].row);
			const reason = `Row ${others.join(', ')} fits ${it.id} as well, with another ${field}.`;
			proposal.refused.push(noteOf(rows[some[0]], reason));
		}
	});
	proposal.unknown = rows.length - read.size;
}
