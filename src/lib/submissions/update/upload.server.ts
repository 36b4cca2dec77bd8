import { setImmediate } from 'node:timers/promises';
import type { Session } from '#lib/accounts/session.ts';
import {
	duplicateReasonInWords,
	likelyDuplicates,
	type Duplicate
} from '#lib/clinics/matching/duplicates.ts';
import { wordsOf } from '#lib/clinics/matching/name-words.ts';
import { published } from '#lib/clinics/published/published.server.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { changesBetween } from '#lib/clinics/record/change.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { attestedByClinic } from '#lib/clinics/record/provenance/provenance.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Services } from '#lib/server/services.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import { readWholeForm } from '#lib/submissions/proposal/clinic-form.server.ts';
import { senderOf } from '#lib/submissions/proposal/sender.server.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import { readSubmission, submitAll } from '#lib/submissions/proposal/store.server.ts';
import { openSubmissionsOf } from '#lib/submissions/proposal/submission-store.server.ts';
import type { NewSubmission } from '#lib/submissions/proposal/submission.ts';
import { ID, NOT_DUPLICATE } from './csv-columns.ts';
import { formOfRow, readTick } from './csv-form.ts';
import { readCsv, rowsToMend, type CsvProblem, type CsvRow } from './csv-rows.ts';
import { clinicToUpdate, updaterOf } from './update.server.ts';
import type { RowReport, RowResult, UploadReport } from './upload-report.ts';

type Needed = Pick<Services, 'database' | 'secrets'>;

/** Most that waits for review from one account: a few people read all of it. */
const MOST_WAITING = 500;

/** A row that was read: what is to be stored, or what to tell its sender. */
type ReadRow = { name: string } & (
	| { proposed: NewSubmission }
	| {
			result: Exclude<RowResult, 'sent'>;
			reasons: string[];
			duplicates?: Duplicate[];
			path?: string;
	  }
);

/** Ids of what waits already, by what it says. */
type Waiting = ReadonlyMap<string, string>;

/**
 * Reads a file of clinics and stores its good rows for review, all or none.
 *
 * @param key names this act of sending: a retry makes no second submissions
 */
export async function receiveFile(
	services: Needed,
	session: Session,
	file: Blob,
	key: string,
	mostWaiting = MOST_WAITING
): Promise<UploadReport | { problem: CsvProblem }> {
	const read = readCsv(new Uint8Array(await file.arrayBuffer()));
	if ('problem' in read) return read;
	const report = await receiveRows(services, session, read.rows, { key, mostWaiting });
	if ('problem' in report) return report;
	const back = report.flatMap(({ reasons, duplicates = [] }, i) => {
		const { cells } = read.rows[i];
		const listed = duplicates.map(({ id, name, reasons }) => `${name} (${id}): ${reasons}.`);
		return reasons.length > 0 ? [{ cells, reasons: [...reasons, ...listed] }] : [];
	});
	return { report, toMend: back.length > 0 ? rowsToMend(read, back) : null };
}

/** Reads rows as so many forms, and stores what they propose. */
async function receiveRows(
	services: Needed,
	session: Session,
	rows: readonly CsvRow[],
	{ key, mostWaiting }: { key: string; mostWaiting: number }
): Promise<RowReport[] | { problem: CsvProblem }> {
	const waiting = await waitingBefore(services, session, key);
	const places = new Map<string, number>();
	const read: { line: number; row: ReadRow }[] = [];
	for (const row of rows) {
		const lineBefore = places.get(placeOf(row));
		places.set(placeOf(row), lineBefore ?? row.line);
		const reading =
			lineBefore === undefined
				? await readRow(services, session, row, key, waiting)
				: refused(nameOf(row), m.many_reason_repeated({ line: lineBefore }));
		read.push({ line: row.line, row: reading });
		// Others are served between two rows.
		await setImmediate();
	}
	const proposed = read.flatMap(({ row }) => ('proposed' in row ? [row.proposed] : []));
	if (waiting.size + proposed.length > mostWaiting) {
		return { problem: { kind: 'too_many_waiting', waiting: waiting.size } };
	}
	const stored = await submitAll(services.database, proposed);
	const paths = stored.values().map(({ id }) => statusPath(services, id));
	return read.map(({ line, row }) => {
		const { name } = row;
		if ('proposed' in row) {
			return { line, name, result: 'sent', reasons: [], path: paths.next().value };
		}
		const { result, reasons, duplicates, path } = row;
		return { line, name, result, reasons, duplicates: duplicates?.map(duplicateForSender), path };
	});
}

async function readRow(
	services: Needed,
	session: Session,
	row: CsvRow,
	key: string,
	waiting: Waiting
): Promise<ReadRow> {
	const name = nameOf(row);
	if (row.isSlipped) return refused(name, m.many_reason_slipped());
	const id = row.cells.get(ID);
	const sender = id
		? await updaterOf(services, session, id)
		: await senderOf(services.database.queries, session, null);
	const listed = id ? await clinicToUpdate(services, id) : undefined;
	if (id && !listed) return refused(name, m.many_reason_no_clinic());
	if (!sender) return refused(name, m.many_reason_not_yours());

	const base = listed?.clinic ?? null;
	const typed = formOfRow(row.cells, base);
	const { fields, errors: found } = await readWholeForm(typed.form, base);
	const errors = Object.entries({ ...found, ...typed.errors });
	if (errors.length > 0) {
		const reasons = errors.map(([column, message]) =>
			column ? m.many_reason_column({ column, message }) : message
		);
		return { name, result: 'refused', reasons };
	}
	const changes = changesBetween(fieldsOf(base), fields);
	const note = textOf(typed.form, 'note') || null;
	if (changes.length === 0 && !note) {
		return { name: base?.name ?? name, result: 'unchanged', reasons: [] };
	}
	const proposed: NewSubmission = {
		...sender,
		kind: base ? 'update' : 'new_clinic',
		clinicId: base?.id ?? null,
		baseVersion: listed?.version ?? null,
		changes,
		note,
		about: null,
		contactEmail: session.account.email,
		locale: getLocale(),
		idempotencyKey: `${key}.${row.line}`,
		batchId: key
	};
	const before = waiting.get(contentOf(proposed));
	if (before !== undefined) {
		const path = statusPath(services, before);
		return { name: base?.name ?? name, result: 'waiting', reasons: [], path };
	}
	const duplicates = base ? [] : duplicatesOf(proposed, row);
	if (duplicates.length === 0) return { name: base?.name ?? name, proposed };
	return { name, result: 'duplicate', reasons: [m.many_reason_duplicate()], duplicates };
}

/** What this account sent before and nobody decided on yet. A retry of this file is no earlier one. */
async function waitingBefore(
	{ database }: Pick<Services, 'database'>,
	session: Session,
	key: string
): Promise<Waiting> {
	const rows = await openSubmissionsOf(database.queries, session.account.id);
	const earlier = rows.map(readSubmission).filter(({ batchId }) => batchId !== key);
	return new Map(earlier.map((it) => [contentOf(it), it.id]));
}

/** The same text for two submissions that ask for the same. */
function contentOf(it: Pick<NewSubmission, 'kind' | 'clinicId' | 'changes' | 'note'>): string {
	const changes = it.changes.map(({ field, to }) => [field, to]);
	return JSON.stringify([it.kind, it.clinicId, changes, it.note]);
}

/** The listed clinics that a new one may be; none once its sender has looked at them. */
function duplicatesOf({ changes }: NewSubmission, { cells }: CsvRow): Duplicate[] {
	if (readTick(cells.get(NOT_DUPLICATE) ?? '') === true) return [];
	const place = applyChanges(null, 'unlisted', changes, attestedByClinic(null));
	return place ? likelyDuplicates(place, published().clinics, 3) : [];
}

const duplicateForSender = ({ clinic, reasons }: Duplicate) => ({
	id: clinic.id,
	name: `${clinic.name}, ${clinic.address.city}, ${clinic.address.state}`,
	reasons: reasons.map((reason) => duplicateReasonInWords[reason]()).join(', ')
});

function refused(name: string, reason: string): ReadRow {
	return { name, result: 'refused', reasons: [reason] };
}

const nameOf = ({ cells }: CsvRow) => cells.get('name') ?? cells.get(ID) ?? '';

/** The same text for two rows about one place. */
function placeOf({ cells }: CsvRow): string {
	const id = cells.get(ID);
	if (id) return id;
	const words = [...wordsOf(`${cells.get('name') ?? ''} ${cells.get('unit') ?? ''}`)].toSorted();
	const rest = ['zip', 'street', 'suite', 'phone', 'extension'].map(
		(name) => cells.get(name) ?? ''
	);
	return JSON.stringify([...words, ...rest]).toLowerCase();
}
