import type { Queries } from '#lib/server/database/database.ts';
import { eventHash, sha256 } from '#lib/server/directory/event-chain.ts';

/** Rows read at a time: memory stays small however large the tables are. */
const CHUNK = 1000;

/** What an audit went through. */
export interface Audited {
	events: number;
	versions: number;
	clinics: number;
	/** Hash of the last event. Kept elsewhere, it shows whether the end of the chain was cut off. */
	headHash: string;
}

/** The record of the directory is not what was written. Says what is wrong first. Safe to show. */
export class BrokenRecord extends Error {
	override name = 'BrokenRecord';
}

/**
 * Checks the record of the directory, whole: the events follow each other without a gap and each
 * hash is right; each version of a clinic is the one that its event tells of, and as old; each clinic
 * is there, as its last version says, and is said to have changed in the order of events.
 *
 * Not covered is what no event tells of: the notice (source and licence, as the file said that the
 * directory was filled from), and all that was sent and was not published. Nobody can show of these
 * that they are what was written.
 *
 * @param queries of a snapshot (`readSnapshot`) or a transaction, so that nothing changes meanwhile
 * @throws BrokenRecord that names the first thing wrong
 */
export async function audit(queries: Queries): Promise<Audited> {
	const { events, headHash } = await auditEvents(queries);
	const versions = await auditVersions(queries);
	await auditMissingVersions(queries);
	const clinics = await auditClinics(queries);
	await auditMissingClinics(queries);
	await auditChanges(queries);
	return { events, versions, clinics, headHash };
}

/** From the first event to the head. */
async function auditEvents(queries: Queries): Promise<{ events: number; headHash: string }> {
	const head = await queries.selectFrom('directory_head').selectAll().executeTakeFirst();
	let last = { seq: 0, hash: '' };
	for (;;) {
		const events = await queries
			.selectFrom('event')
			.selectAll()
			.where('seq', '>', last.seq)
			.orderBy('seq')
			.limit(CHUNK)
			.execute();
		for (const event of events) {
			const { seq } = event;
			if (seq !== last.seq + 1) broken(`Event ${last.seq + 1} is missing: ${seq} comes next.`);
			if (event.previous_hash !== last.hash)
				broken(`Event ${seq} does not carry the hash of the event before it.`);
			if (event.hash !== eventHash(event))
				broken(`Event ${seq} is not what it was when it was written: its hash is another.`);
			last = event;
		}
		if (events.length < CHUNK) break;
	}
	const { event_seq, event_hash } = head ?? { event_seq: 0, event_hash: '' };
	if (event_seq !== last.seq)
		broken(`The head tells of ${event_seq} events, and the last one there is ${last.seq}.`);
	if (event_hash !== last.hash) broken(`The head's hash is not that of event ${last.seq}.`);
	return { events: last.seq, headHash: last.hash };
}

/** Each version has the event that made it, its time, and the data that the event vouches for. */
async function auditVersions(queries: Queries): Promise<number> {
	let count = 0;
	let last = { clinic_id: '', version: 0 };
	for (;;) {
		const { clinic_id: id, version } = last;
		const rows = await queries
			.selectFrom('clinic_version as it')
			.leftJoin('event', 'event.seq', 'it.event_seq')
			.select(['it.clinic_id', 'it.version', 'it.data', 'it.event_seq', 'it.created_at'])
			.select(['event.clinic_id as told_clinic', 'event.clinic_version as told_version'])
			.select(['event.data_hash', 'event.at'])
			.where(({ eb, refTuple, tuple }) =>
				eb(refTuple('it.clinic_id', 'it.version'), '>', tuple(id, version))
			)
			.orderBy('it.clinic_id')
			.orderBy('it.version')
			.limit(CHUNK)
			.execute();
		for (const row of rows) {
			const name = `Version ${row.version} of ${row.clinic_id}`;
			const expected = row.clinic_id === last.clinic_id ? last.version + 1 : 1;
			if (row.version !== expected)
				broken(`Version ${expected} of ${row.clinic_id} is missing: ${row.version} comes next.`);
			if (row.told_clinic !== row.clinic_id || row.told_version !== row.version)
				broken(`${name} has no event: number ${row.event_seq} tells of something else.`);
			if (row.data_hash !== (row.data === null ? null : sha256(row.data)))
				broken(`${name} is not what event ${row.event_seq} vouches for: its hash is another.`);
			if (row.created_at !== row.at)
				broken(`${name} is not of the time that event ${row.event_seq} tells.`);
			last = row;
		}
		count += rows.length;
		if (rows.length < CHUNK) return count;
	}
}

/** Each event that tells of a version has it. */
async function auditMissingVersions(queries: Queries): Promise<void> {
	const lost = await queries
		.selectFrom('event')
		.leftJoin('clinic_version as it', (join) =>
			join
				.onRef('it.clinic_id', '=', 'event.clinic_id')
				.onRef('it.version', '=', 'event.clinic_version')
		)
		.select(['event.seq', 'event.clinic_id', 'event.clinic_version'])
		.where('event.clinic_version', 'is not', null)
		.where('it.version', 'is', null)
		.orderBy('event.seq')
		.limit(1)
		.executeTakeFirst();
	if (lost)
		broken(
			`Event ${lost.seq} tells of version ${lost.clinic_version} of ${lost.clinic_id}, which is missing.`
		);
}

/** Each clinic is as its last version says. */
async function auditClinics(queries: Queries): Promise<number> {
	const wrong = await queries
		.selectFrom('clinic')
		.leftJoin('clinic_version as it', (join) =>
			join.onRef('it.clinic_id', '=', 'clinic.id').onRef('it.version', '=', 'clinic.version')
		)
		.leftJoin('clinic_version as later', (join) =>
			join
				.onRef('later.clinic_id', '=', 'clinic.id')
				.on(({ eb, ref }) => eb('later.version', '>', ref('clinic.version')))
		)
		.select(['clinic.id', 'clinic.version', 'it.version as found', 'later.version as later'])
		.where((eb) =>
			eb.or([
				eb('it.version', 'is', null),
				eb('later.version', 'is not', null),
				eb('clinic.data', 'is distinct from', eb.ref('it.data'))
			])
		)
		.orderBy('clinic.id')
		.limit(1)
		.executeTakeFirst();
	if (wrong?.found === null)
		broken(`${wrong.id} is said to be at version ${wrong.version}, which is missing.`);
	if (wrong?.later)
		broken(`${wrong.id} is said to be at version ${wrong.version}, and has a later one.`);
	if (wrong) broken(`${wrong.id} is not as its version ${wrong.version} says.`);
	const { count } = await queries
		.selectFrom('clinic')
		.select((eb) => eb.fn.countAll().as('count'))
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Each clinic that has versions is there. */
async function auditMissingClinics(queries: Queries): Promise<void> {
	const lost = await queries
		.selectFrom('clinic_version as it')
		.leftJoin('clinic', 'clinic.id', 'it.clinic_id')
		.select('it.clinic_id')
		.where('clinic.id', 'is', null)
		.orderBy('it.clinic_id')
		.limit(1)
		.executeTakeFirst();
	if (lost) broken(`${lost.clinic_id} has versions, and is missing itself.`);
}

/**
 * Each clinic changed in a version of the directory that there was: later events made later ones, and
 * those of one are of the same time.
 */
async function auditChanges(queries: Queries): Promise<void> {
	const head = await queries.selectFrom('directory_head').select('version').executeTakeFirst();
	let last = { changed_in: 1, seq: 0, at: '' };
	for (;;) {
		const rows = await queries
			.selectFrom('clinic')
			.innerJoin('clinic_version as it', (join) =>
				join.onRef('it.clinic_id', '=', 'clinic.id').onRef('it.version', '=', 'clinic.version')
			)
			.innerJoin('event', 'event.seq', 'it.event_seq')
			.select(['clinic.id', 'clinic.changed_in', 'event.seq', 'event.at'])
			.where('event.seq', '>', last.seq)
			.orderBy('event.seq')
			.limit(CHUNK)
			.execute();
		for (const row of rows) {
			const { id, changed_in: changedIn } = row;
			const isOfLast = changedIn === last.changed_in && last.seq > 0;
			if (
				changedIn < last.changed_in ||
				changedIn > (head?.version ?? 0) ||
				(isOfLast && row.at !== last.at)
			)
				broken(
					`${id} is said to have changed in version ${changedIn} of the directory, which is not when event ${row.seq} changed it.`
				);
			last = row;
		}
		if (rows.length < CHUNK) return;
	}
}

function broken(what: string): never {
	throw new BrokenRecord(what);
}
