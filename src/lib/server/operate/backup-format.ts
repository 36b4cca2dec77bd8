import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

export const FORMAT = 'within-reach-backup';

/**
 * The first line of a backup. After it comes one line for each row, a JSON list of its cells: the
 * tables in this order, with as many rows as it says.
 */
const header = z.strictObject({
	format: z.literal(FORMAT),
	formatVersion: z.literal(1),
	madeAt: z.iso.datetime(),
	/** Names of the migrations that made the tables, in order. */
	migrations: z.array(z.string()),
	head: z.strictObject({
		version: z.int().nonnegative(),
		event_seq: z.int().nonnegative(),
		event_hash: z.string()
	}),
	tables: z.array(
		z.strictObject({
			name: z.string(),
			columns: z.array(z.string()),
			rows: z.int().nonnegative()
		})
	)
});
export type Header = z.infer<typeof header>;

/** What a cell can hold in a backup, whichever engine it is from. */
export type Cell = string | number | boolean | null;
const row = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** A file that can't be restored. Says why, and what to do. Safe to show. */
export class UnusableBackup extends Error {
	override name = 'UnusableBackup';
}

/** A cell as it is written. Instants become ISO texts, JSON its text. */
export function toCell(value: unknown): Cell {
	if (value instanceof Date) return value.toISOString();
	if (typeof value === 'object' && value !== null) return JSON.stringify(value);
	return value as Cell;
}

/**
 * A cell as the column of another engine takes it: SQLite has no yes and no, and no instants.
 *
 * @param type the column's, as its engine calls it
 */
export function fromCell(cell: Cell, type: string): unknown {
	if (cell === null) return null;
	if (type.startsWith('bool')) return Boolean(cell);
	if (type.startsWith('timestamp')) return instant(String(cell));
	return cell;
}

/** SQLite's own `current_timestamp` says no zone, and means UTC. */
function instant(text: string): Date {
	return new Date(/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
}

/** A backup that is being read. */
export interface OpenBackup {
	header: Header;
	/** Rows of the next table, in the order of the header. Ends when it has had all. */
	rows(table: Header['tables'][number]): AsyncGenerator<Cell[]>;
	/** Checks that nothing follows. */
	end(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Opens a backup and reads its header.
 *
 * @throws UnusableBackup when it is none, here or while its rows are read
 */
export async function openBackup(file: string): Promise<OpenBackup> {
	const lines = linesOf(file);
	const first = await lines.next();
	const parsed = header.safeParse(first.done ? undefined : json(first.value, 1));
	if (!parsed.success) {
		await lines.return(undefined);
		throw new UnusableBackup(`${file} is not a backup that this version of the site can read.`);
	}
	let number = 1;
	return {
		header: parsed.data,
		async *rows({ name, columns, rows }) {
			const expected = row.length(columns.length);
			for (let i = 0; i < rows; i++) {
				const { value, done } = await lines.next();
				number++;
				if (done) throw new UnusableBackup(`${file} ends too early, in the table ${name}.`);
				const read = expected.safeParse(json(value, number));
				if (!read.success) throw new UnusableBackup(`Line ${number} is no row of ${name}.`);
				yield read.data;
			}
		},
		async end() {
			const { done } = await lines.next();
			if (!done) throw new UnusableBackup(`${file} has more rows than its first line says.`);
		},
		close: async () => void (await lines.return(undefined))
	};
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
	const bytes = createReadStream(file);
	const text = bytes.pipe(createGunzip()).setEncoding('utf8');
	bytes.on('error', (error) => text.destroy(error));
	try {
		let rest = '';
		for await (const chunk of text) {
			const lines = (rest + String(chunk)).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
		if (rest) yield rest;
	} catch (cause) {
		const { code = '', message } = cause as NodeJS.ErrnoException;
		if (!code.startsWith('Z_')) throw cause;
		throw new UnusableBackup(`${file} is broken or cut off (${message}).`, { cause });
	} finally {
		bytes.destroy();
	}
}

function json(line: string, number: number): unknown {
	try {
		return JSON.parse(line);
	} catch (cause) {
		throw new UnusableBackup(`Line ${number} can't be read.`, { cause });
	}
}
