import type { FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { editionId } from '#lib/clinics/record/editions.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import type { Positions } from './positions.ts';
import type { List, Source } from './source.ts';
import type { Row, RowNote } from './row.ts';
import type { TakenAway } from './taken-away.ts';
import type { Trust } from './trust.ts';

export interface Change {
	id: string;
	name: string;
	/** Members that differ, as in "phone, services"; or why it is gone or kept. */
	what: string;
}

/** What a source says otherwise, and was not taken over. */
export interface Kept extends Change {
	/** What would make the clinic what the source says, for a person to decide. Empty: it is only told. */
	changes: FieldChange[];
}

/** What is remembered of clinics beyond how they are now. */
export interface Past {
	/** Clinics that are no longer listed, as they were last. */
	former: readonly Clinic[];
	/** What people took off a clinic, by its id (`takenAway`). */
	takenAway: ReadonlyMap<string, TakenAway>;
}

/** What an import works by, besides its files. */
export interface Means {
	positions: Positions;
	trust: Trust;
}

/** What an import would do to the directory: nothing is written by making one. */
export interface Proposal extends Record<
	'refused' | 'warnings' | 'merged' | 'keptApart',
	RowNote[]
> {
	source: Source;
	/** Every clinic as it would be. */
	clinics: Clinic[];
	added: Change[];
	changed: Change[];
	gone: Change[];
	/** Facts that rest on something better than the source, and stay. */
	kept: Kept[];
	unchanged: number;
	/** Rows that are about no place that is known: a source that only adds lists no new ones. */
	unknown: number;
	/** The edition that the facts are from. */
	current: number;
	rows: Pick<List, 'edition' | 'read' | 'treating'>[];
}

/** "samhsa-2024": what an import's versions and what it files are said to be from. */
export const editionOfProposal = ({ source, current }: Pick<Proposal, 'source' | 'current'>) =>
	editionId({ source: source.id, edition: String(current) });

/** A clinic as it was and as it would be: changed, or not. */
export function record(proposal: Proposal, before: Clinic, after: Clinic): void {
	proposal.clinics.push(after);
	const keys = Object.keys({ ...before, ...after }) as (keyof Clinic)[];
	const differing = keys.filter((key) => !isSame(before[key], after[key]));
	if (differing.length === 0) proposal.unchanged++;
	else proposal.changed.push(changeOf(after, differing.join(', ')));
}

export const changeOf = ({ id, name }: Clinic, what: string): Change => ({ id, name, what });

export const noteOf = ({ edition, row, name }: Row, reason: string): RowNote => {
	return { edition, row, name, reason };
};
