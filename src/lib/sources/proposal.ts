import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { treats } from '#lib/clinics/record/facts.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { newIds } from '#lib/clinics/record/ids.ts';
import { editionId, type ListedBy } from '#lib/clinics/record/editions.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import { EDITIONS, SAMHSA, type Edition } from './edition-rows.ts';
import { toClinic } from './facility.ts';
import { facilityOf, traceBack, type EditionList } from './history.ts';
import { matchFacilities, type Facility } from './matching.ts';
import type { Positions } from './positions.ts';
import { mergeRepeats } from './repeats.ts';
import { isVouchedFor, revise } from './revision.ts';
import type { EditionListings, Listing, RowNote } from './samhsa-sheets.ts';
import type { TakenAway } from './taken-away.ts';

export interface Change {
	id: string;
	name: string;
	/** Members that differ, as in "phone, services"; or why it is gone or kept. */
	what: string;
}

/** What the directory says otherwise, and was not taken over, for a person to decide. */
export interface Kept extends Change {
	/** What would make the clinic what the directory says. */
	changes: FieldChange[];
}

/** What is remembered of clinics beyond how they are now. */
export interface Past {
	/** Clinics that are no longer listed, as they were last. */
	former: readonly Clinic[];
	/** What people took off a clinic, by its id (`takenAway`). */
	takenAway: ReadonlyMap<string, TakenAway>;
}

const NO_PAST: Past = { former: [], takenAway: new Map() };

/** What an import would do to the directory: nothing is written by making one. */
export interface Proposal {
	/** Every clinic as it would be. */
	clinics: Clinic[];
	added: Change[];
	changed: Change[];
	gone: Change[];
	/** Facts that rest on something better than a directory, and stay. */
	kept: Kept[];
	refused: RowNote[];
	warnings: RowNote[];
	merged: RowNote[];
	keptApart: RowNote[];
	unchanged: number;
	/** The edition that the clinics' facts are from. */
	current: Edition;
	rows: { edition: Edition; read: number; ketamine: number }[];
}

/**
 * What one or more editions change in the known directory. The newest edition of all gives the
 * facts; the older ones only say which of its clinics they listed, and which reported ketamine.
 * Older editions alone change nothing but that history.
 */
export function propose(
	known: readonly Clinic[],
	editions: readonly EditionListings[],
	positions: Positions,
	past: Past = NO_PAST
): Proposal {
	const lists = editions.map(({ edition, listings }) => {
		return { edition, listings, ...mergeRepeats(listings) };
	});
	const newest = Math.max(...lists.map((it) => it.edition));
	const current = known
		.flatMap((it) => it.listedBy)
		.filter(({ source }) => source === SAMHSA)
		.reduce((latest, { edition }) => Math.max(latest, Number(edition)), newest);
	const older: EditionList[] = lists
		.filter((it) => it.edition !== current)
		.map(({ edition, distinct }) => ({ edition, listings: distinct.toSorted(byContent) }));
	const proposal: Proposal = {
		clinics: [],
		added: [],
		changed: [],
		gone: [],
		kept: [],
		refused: editions.flatMap((it) => it.refused),
		warnings: editions.flatMap((it) => it.warnings),
		merged: lists.flatMap((it) => it.merged),
		keptApart: lists.flatMap((it) => it.keptApart),
		unchanged: 0,
		current: EDITIONS.find((it) => it === current) ?? EDITIONS[0],
		rows: lists.map(({ edition, listings }) => ({
			edition,
			read: listings.length,
			ketamine: listings.filter(infuses).length
		}))
	};
	const list = lists.find((it) => it.edition === current);
	if (list) takeFacts(proposal, known, list.distinct.toSorted(byContent), older, positions, past);
	else addHistory(proposal, known, older);
	return proposal;
}

function takeFacts(
	proposal: Proposal,
	known: readonly Clinic[],
	listings: readonly Listing[],
	older: readonly EditionList[],
	positions: Positions,
	{ former, takenAway }: Past
): void {
	const placed = listings.flatMap((it) => {
		const placed = positions.place(it);
		if (placed) return [{ it, placed }];
		proposal.refused.push(refusal(it, `Nothing says where ZIP ${it.zip} is.`));
		return [];
	});
	const facilities = placed.map(({ it }) => facilityOf(it));
	const histories = traceBack(facilities, older);
	const matches = matchFacilities(known.map(facilityOfClinic), facilities);
	const again = matchRest(former, facilities, matches);
	const unknown = facilities.filter((_, i) => !matches.has(i) && !again.has(i));
	const ids = newIds(
		unknown,
		[...known, ...former].map((it) => it.id)
	).values();
	placed.forEach(({ it, placed }, i) => {
		const match = matches.get(i);
		const before = match === undefined ? again.get(i) : known[match];
		const listedBy = listedByAll(before, [it, ...histories[i]]);
		const id = before?.id ?? ids.next().value ?? '';
		const fresh = toClinic(it, id, placed, listedBy);
		const taken = takenAway.get(id);
		if (match !== undefined) update(proposal, known[match], fresh, taken);
		else if (before && taken?.has('listing')) keepClosed(proposal, fresh);
		else add(proposal, before ? revise(before, fresh, taken).clinic : fresh);
	});
	const used = new Set(matches.values());
	known.forEach((it, i) => {
		if (!used.has(i)) leave(proposal, it);
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
	proposal.added.push(change(it, place(it)));
}

function update(proposal: Proposal, before: Clinic, fresh: Clinic, taken?: TakenAway): void {
	const { clinic, kept, otherwise } = revise(before, fresh, taken);
	proposal.clinics.push(clinic);
	record(proposal, before, clinic);
	if (kept.length > 0)
		proposal.kept.push({ ...change(clinic, kept.join(', ')), changes: otherwise });
}

/** A place that people closed: listed in the directory all the same. */
function keepClosed(proposal: Proposal, fresh: Clinic): void {
	const what = `closed here, listed in ${proposal.current}`;
	const changes = changesBetween(fieldsOf(null), fieldsOf(fresh));
	proposal.kept.push({ ...change(fresh, what), changes });
}

function record(proposal: Proposal, before: Clinic, after: Clinic): void {
	const keys = Object.keys({ ...before, ...after }) as (keyof Clinic)[];
	const differing = keys.filter((key) => !isSame(before[key], after[key]));
	if (differing.length === 0) proposal.unchanged++;
	else proposal.changed.push(change(after, differing.join(', ')));
}

/** A clinic that the current edition doesn't list. */
function leave(proposal: Proposal, it: Clinic): void {
	if (!isVouchedFor(it)) {
		proposal.gone.push(change(it, `${place(it)}${treats(it) ? '; reported ketamine' : ''}`));
		return;
	}
	proposal.clinics.push(it);
	proposal.unchanged++;
	if (it.listedBy.some(({ source }) => source === SAMHSA)) {
		const what = `not listed in ${proposal.current}, vouched for otherwise`;
		// What a place says goes with its listing: it isn't decided on field by field.
		proposal.kept.push({ ...change(it, what), changes: [CLOSED] });
	}
}

/** Older editions alone: only what they say of the past. */
function addHistory(
	proposal: Proposal,
	known: readonly Clinic[],
	older: readonly EditionList[]
): void {
	const histories = traceBack(known.map(facilityOfClinic), older);
	known.forEach((it, i) => {
		const after = { ...it, listedBy: listedByAll(it, histories[i]) };
		proposal.clinics.push(after);
		record(proposal, it, after);
	});
}

/** History is only added to: an edition read alone may recognise fewer places than all together. */
function listedByAll(before: Clinic | undefined, listings: readonly Listing[]): ListedBy {
	const all = new Map(before?.listedBy.map((it) => [editionId(it), it]));
	for (const listing of listings) {
		const edition = String(listing.edition);
		const known = all.get(editionId({ source: SAMHSA, edition }));
		all.set(editionId({ source: SAMHSA, edition }), {
			source: SAMHSA,
			edition,
			...((known?.routes || infuses(listing)) && { routes: ['iv_infusion'] })
		});
	}
	return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
}

function facilityOfClinic(it: Clinic): Facility {
	const phones = [it.phone, ...it.intakePhones].filter((phone) => phone !== undefined);
	return { name: it.name, site: it.unit, ...it.address, phones };
}

/** So that nothing depends on the order of a file's rows. */
function byContent(a: Listing, b: Listing): number {
	const [x, y] = [a, b].map(({ row: _, codes, ...rest }) => {
		return JSON.stringify([rest.state, rest.city, rest.name, rest, [...codes].toSorted()]);
	});
	return x < y ? -1 : x > y ? 1 : 0;
}

const CLOSED: FieldChange = { field: 'listing', from: 'open', to: 'closed' };
const infuses = (it: Listing) => it.codes.has('KIT');
const change = ({ id, name }: Clinic, what: string): Change => ({ id, name, what });
const place = ({ address }: Clinic) => `${address.city}, ${address.state}`;
const refusal = ({ edition, row, name }: Listing, reason: string): RowNote => {
	return { edition, row, name, reason };
};
