import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { editionId, type ListedBy } from '#lib/clinics/record/editions.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { newIds } from '#lib/clinics/record/ids.ts';
import type { Route } from '#lib/clinics/record/vocabulary.ts';
import { facilityOf, traceBack } from './history.ts';
import { facilityOfClinic, matchFacilities, type Facility } from './matching.ts';
import { changeOf, noteOf, record, type Means, type Past, type Proposal } from './proposal.ts';
import { revise } from './revision.ts';
import type { List, Source } from './source.ts';
import type { Row } from './row.ts';
import type { TakenAway } from './taken-away.ts';
import { isVouchedFor, type Trust } from './trust.ts';

/** What a source that lists whole places changes: the edition that gives the facts, and older ones. */
export function proposePlaces(
	proposal: Proposal,
	known: readonly Clinic[],
	{ source, rows }: List,
	older: readonly List[],
	{ positions, trust }: Means,
	{ former, takenAway }: Past
): void {
	const places = rows.flatMap((row) => {
		const place = source.toListing(row, positions);
		if (typeof place === 'object' && 'toClinic' in place) return [{ row, place }];
		const why = typeof place === 'string' ? place : 'It describes no place.';
		proposal.refused.push(noteOf(row, why));
		return [];
	});
	const facilities = places.map(({ row }) => facilityOf(row));
	const histories = traceBack(facilities, older);
	const matches = matchFacilities(known.map(facilityOfClinic), facilities);
	const again = matchRest(former, facilities, matches);
	const unknown = facilities.filter((_, i) => !matches.has(i) && !again.has(i));
	const ids = newIds(
		unknown,
		[...known, ...former].map((it) => it.id)
	).values();
	places.forEach(({ row, place }, i) => {
		const match = matches.get(i);
		const before = match === undefined ? again.get(i) : known[match];
		const listedBy = listedByAll(source, before, [row, ...histories[i]]);
		const id = before?.id ?? ids.next().value ?? '';
		const fresh = place.toClinic(id, listedBy);
		const taken = takenAway.get(id);
		if (match !== undefined) update(proposal, known[match], fresh, trust, taken);
		else if (before && taken?.has('listing')) keepClosed(proposal, fresh);
		else add(proposal, before ? revise(before, fresh, trust, taken).clinic : fresh);
	});
	const used = new Set(matches.values());
	known.forEach((it, i) => {
		if (!used.has(i)) leave(proposal, it, trust);
	});
}

/** Older editions alone: only what they say of the past. */
export function addHistory(
	proposal: Proposal,
	known: readonly Clinic[],
	older: readonly List[]
): void {
	const histories = traceBack(known.map(facilityOfClinic), older);
	known.forEach((it, i) => {
		const listedBy = listedByAll(proposal.source, it, histories[i]);
		record(proposal, it, { ...it, listedBy });
	});
}

/** Facilities that no listed clinic matches, and the former clinics that they match: by index. */
function matchRest(
	former: readonly Clinic[],
	facilities: readonly Facility[],
	matches: ReadonlyMap<number, number>
): Map<number, Clinic> {
	const rest = facilities.flatMap((_, i) => (matches.has(i) ? [] : [i]));
	const found = matchFacilities(
		former.map(facilityOfClinic),
		rest.map((i) => facilities[i])
	);
	return new Map([...found].map(([newer, older]) => [rest[newer], former[older]]));
}

function add(proposal: Proposal, it: Clinic): void {
	proposal.clinics.push(it);
	proposal.added.push(changeOf(it, townOf(it)));
}

function update(
	proposal: Proposal,
	before: Clinic,
	fresh: Clinic,
	trust: Trust,
	taken?: TakenAway
): void {
	const { clinic, kept, otherwise } = revise(before, fresh, trust, taken);
	record(proposal, before, clinic);
	if (kept.length > 0)
		proposal.kept.push({ ...changeOf(clinic, kept.join(', ')), changes: otherwise });
}

/** A place that people closed: listed by the source all the same. */
function keepClosed(proposal: Proposal, fresh: Clinic): void {
	const what = `closed here, listed in ${proposal.current}`;
	const changes = changesBetween(fieldsOf(null), fieldsOf(fresh));
	proposal.kept.push({ ...changeOf(fresh, what), changes });
}

/** A clinic that the current edition doesn't list: gone only where the source is complete. */
function leave(proposal: Proposal, it: Clinic, trust: Trust): void {
	const { source, current } = proposal;
	const wasListed = it.listedBy.some((one) => one.source === source.id);
	if (source.isComplete && !isVouchedFor(it, source.id, trust)) {
		const what = `${townOf(it)}${treats(it) ? '; reported ketamine' : ''}`;
		proposal.gone.push(changeOf(it, what));
		return;
	}
	proposal.clinics.push(it);
	proposal.unchanged++;
	if (source.isComplete && wasListed) {
		const what = `not listed in ${current}, vouched for otherwise`;
		// What a place says goes with its listing: it isn't decided on field by field.
		proposal.kept.push({ ...changeOf(it, what), changes: [CLOSED] });
	}
}

/** History is only added to: an edition read alone may recognise fewer places than all together. */
function listedByAll(source: Source, before: Clinic | undefined, rows: readonly Row[]): ListedBy {
	const all = new Map(before?.listedBy.map((it) => [editionId(it), it]));
	for (const row of rows) {
		const edition = { source: source.id, edition: String(row.edition) };
		const known = all.get(editionId(edition));
		const routes = new Set<Route>([...(known?.routes ?? []), ...source.routesOf(row)]);
		all.set(editionId(edition), { ...edition, ...(routes.size > 0 && { routes: [...routes] }) });
	}
	return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
}

const CLOSED: FieldChange = { field: 'listing', from: 'open', to: 'closed' };
const townOf = ({ address }: Clinic) => `${address.city}, ${address.state}`;
