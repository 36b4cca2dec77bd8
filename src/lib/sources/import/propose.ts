import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { proposeAdditions } from './propose-additions.ts';
import { addHistory, proposePlaces } from './propose-places.ts';
import type { Means, Past, Proposal } from './proposal.ts';
import type { List } from './source.ts';

const NO_PAST: Past = { former: [], takenAway: new Map() };

/**
 * What one or more editions of a source change in the known directory. The newest edition of all
 * gives the facts; of a source that lists whole places the older ones only say which of its clinics
 * they listed, and which reported a treatment. Such editions alone change nothing but that history.
 *
 * @param lists editions of one source, at least one
 */
export function propose(
	known: readonly Clinic[],
	lists: readonly List[],
	means: Means,
	past: Past = NO_PAST
): Proposal {
	const [{ source }] = lists;
	const newest = Math.max(...lists.map((it) => it.edition));
	const current = known
		.flatMap((it) => it.listedBy)
		.filter((it) => it.source === source.id)
		.reduce((latest, { edition }) => Math.max(latest, Number(edition)), newest);
	const all = <Note>(notesOf: (list: List) => readonly Note[]) => lists.flatMap(notesOf);
	const proposal: Proposal = {
		source,
		clinics: [],
		added: [],
		changed: [],
		gone: [],
		kept: [],
		refused: all((it) => it.refused),
		warnings: all((it) => it.warnings),
		merged: all((it) => it.merged),
		keptApart: all((it) => it.keptApart),
		unchanged: 0,
		unknown: 0,
		current,
		rows: lists.map(({ edition, read, treating }) => ({ edition, read, treating }))
	};
	const list = lists.find((it) => it.edition === current);
	const older = lists.filter((it) => it !== list);
	if (!list) addHistory(proposal, known, older);
	else if (source.addsPlaces) proposePlaces(proposal, known, list, older, means, past);
	else proposeAdditions(proposal, known, list, means, past);
	return proposal;
}
