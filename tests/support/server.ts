import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A server of its own for one test. */
export interface TestServer {
	port: number;
	/** Its process. */
	pid: number;
	/** Its database: a new one, unless the variables named another. */
	database: string;
	/** Everything it printed so far. */
	printed: () => string;
	/** Tells it to end, as a service manager would. */
	terminate: () => void;
	/** Its exit code; null when a signal ended it. */
	ended: Promise<number | null>;
}

/**
 * Starts the built site, on a free port unless `PORT` is given, and waits until it listens or has ended.
 *
 * @param variables what is set; `ORIGIN` is not set unless given, `DATABASE_URL` is a new file, and
 * forms may be sent at once
 * @param words the command; `npm start` takes half a second longer
 */
export async function startServer(
	variables: Record<string, string> = {},
	words: [string, ...string[]] = ['node', 'scripts/start.ts']
): Promise<TestServer> {
	const port = Number(variables.PORT) || (await freePort());
	const inherited = { ...process.env };
	delete inherited.ORIGIN;
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-server-'));
	const database = variables.DATABASE_URL ?? join(folder, 'test.sqlite');
	const child = spawn(words[0], words.slice(1), {
		env: {
			...inherited,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATABASE_URL: database,
			FASTEST_FORM: '0',
			...variables
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	// A test that fails before it ends its server leaves none behind.
	const end = () => child.kill('SIGKILL');
	process.once('exit', end);
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve)).finally(() => {
		process.off('exit', end);
		rmSync(folder, { recursive: true, force: true });
	});
	const listens = new Promise<void>((resolve) => {
		const read = (part: Buffer) => {
			printed += part.toString();
			if (printed.includes('Listening on')) resolve();
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
	});
	await Promise.race([listens, ended]);
	return {
		port,
		pid: child.pid ?? 0,
		database,
		printed: () => printed,
		terminate: () => child.kill('SIGTERM'),
		ended
	};
}
