import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InvalidDirectory } from '#lib/clinics/record/feature.ts';
import { InvalidClinic } from '#lib/clinics/record/read-clinic.ts';
import { BrokenRecord } from '#lib/server/operate/audit.ts';
import { UnusableBackup } from '#lib/server/operate/backup-format.ts';
import { NotEmpty } from '#lib/server/operate/restore.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { UnreadableDirectory } from '#lib/sources/import/source.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** How a command is called. */
export interface Call<Known extends Options> {
	/** As it is typed: `npm run backup -- FILE`. */
	usage: string;
	/** What it does, in a sentence. */
	does: string;
	/** As `parseArgs` takes them. */
	options?: Known;
	/** How many words it takes besides: at least, at most. None by default. */
	words?: readonly [least: number, most: number];
}

/** What was said besides the command's name. */
export type Said<Known extends Options> = ReturnType<
	typeof parseArgs<{ options: Known; allowPositionals: true }>
>;

/** What a person who runs a command can put right: told in one line, without where it arose. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** Errors whose message says all. */
const IN_WORDS = [
	UsageError,
	BrokenRecord,
	UnusableBackup,
	NotEmpty,
	UnreadableDirectory,
	InvalidDirectory,
	InvalidClinic
];

/**
 * Runs a command with what was said on its line; `--help` says how it is called, and nothing is done
 * when anything else was said than it knows. What goes wrong is said in one line, and the command
 * ends with 1.
 */
export async function command<const Known extends Options = Record<never, never>>(
	call: Call<Known>,
	work: (said: Said<Known>) => Promise<void>
): Promise<void> {
	try {
		const said = read(call, process.argv.slice(2));
		if (said) await work(said);
		else console.log(`${call.does}\nUsage: ${call.usage}`);
	} catch (error) {
		console.error(inWords(error));
		process.exitCode = 1;
	}
}

/** What was said; undefined when it asks for help. */
export function read<Known extends Options>(
	{ usage, options, words = [0, 0] }: Call<Known>,
	line: readonly string[]
): Said<Known> | undefined {
	const wrong = (what: string) => new UsageError(`${what}\nUsage: ${usage}`);
	let parsed;
	try {
		parsed = parseArgs({
			args: [...line],
			allowPositionals: true,
			options: { ...options, help: { type: 'boolean', short: 'h' } }
		});
	} catch (error) {
		throw wrong(error instanceof Error ? error.message : String(error));
	}
	const { positionals, values } = parsed;
	if ((values as { help?: boolean }).help) return undefined;
	const [least, most] = words;
	if (positionals.length < least) throw wrong('Something is missing.');
	if (positionals.length > most) throw wrong(`Unknown: ${positionals.slice(most).join(' ')}`);
	return parsed as Said<Known>;
}

/**
 * One line for what a person can put right; the whole error for what they can't. What keeps a database
 * from being opened was told by `withDatabase`.
 */
function inWords(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	if (IN_WORDS.some((kind) => error instanceof kind)) return error.message;
	const codes = [error, error.cause].map((it) => String((it as { code?: unknown })?.code ?? ''));
	const code = codes.find((it) => it) ?? '';
	if (code === 'ERR_SQLITE_ERROR')
		return `SQLite refuses (${error.message}). Is DATABASE_URL right, and is the disk full or the file in use?`;
	if (/^E(NOSPC|IO|ROFS)$/.test(code)) return `Can't read or write a file: ${error.message}`;
	if (isUnavailable(error))
		return `PostgreSQL does not answer (${error.message}). Is it running, and is DATABASE_URL right?`;
	if (/^E[A-Z]+$/.test(code)) return `Can't read or write a file: ${error.message}`;
	return error;
}
