import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';

/** As mails and cookies of the site name it. */
export const ORIGIN = 'https://clinics.example';

/** An old version of the site, built in a checkout of its own, at times that we choose. */
export class OldSite {
	readonly #checkout: string;
	readonly #folder: string;
	readonly #variables: Record<string, string>;
	#now = new Date(0);
	#port = 0;
	#process: ChildProcess | undefined;

	/**
	 * @param checkout of the old version, installed and built
	 * @param folder where its database and clock are
	 * @param variables of its environment besides
	 */
	constructor(checkout: string, folder: string, variables: Record<string, string>) {
		this.#checkout = checkout;
		this.#folder = folder;
		this.#variables = variables;
	}

	get database(): string {
		return join(this.#folder, 'before.sqlite');
	}

	/** What time it is there. */
	get now(): Date {
		return this.#now;
	}

	/** Sets the clock. Time never goes back. */
	goTo(instant: string): void {
		const next = new Date(instant);
		if (next < this.#now) throw new Error(`It is past ${instant} already.`);
		this.#now = next;
		const file = join(this.#folder, 'clock');
		writeFileSync(`${file}.new`, next.toISOString());
		renameSync(`${file}.new`, file);
	}

	/** Lets seconds pass. */
	pass(seconds: number): void {
		this.goTo(new Date(this.#now.getTime() + seconds * 1000).toISOString());
	}

	/** Starts it, and waits until it listens. */
	async start(): Promise<void> {
		this.#port = await freePort();
		const child = spawn(process.execPath, this.#words('start'), {
			cwd: this.#checkout,
			env: this.#environment(),
			stdio: ['ignore', 'pipe', 'inherit']
		});
		this.#process = child;
		await new Promise<void>((resolve, reject) => {
			child.stdout.on('data', (part) => String(part).includes('Listening on') && resolve());
			child.on('exit', () => reject(new Error('The old site ended.')));
		});
	}

	async stop(): Promise<void> {
		const child = this.#process;
		if (!child || child.exitCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
	}

	/** Runs one of its commands (`scripts/NAME.ts`), and gives what it printed. */
	async run(name: string, words: readonly string[] = [], input = ''): Promise<string> {
		const running = promisify(execFile)(process.execPath, [...this.#words(name), ...words], {
			cwd: this.#checkout,
			env: this.#environment(),
			maxBuffer: 1 << 26
		});
		running.child.stdin?.end(input);
		return (await running).stdout;
	}

	/** Asks for something, as a proxy would hand it on. Redirects are not followed. */
	fetch(path: string, init: RequestInit = {}): Promise<Response> {
		return fetch(`http://127.0.0.1:${this.#port}${path}`, { ...init, redirect: 'manual' });
	}

	#words(script: string): string[] {
		const clock = fileURLToPath(new URL('./clock.ts', import.meta.url));
		return ['--import', clock, `scripts/${script}.ts`];
	}

	#environment(): Record<string, string | undefined> {
		return {
			PATH: process.env.PATH,
			CLOCK_FILE: join(this.#folder, 'clock'),
			DATABASE_URL: this.database,
			HOST: '127.0.0.1',
			PORT: String(this.#port),
			ORIGIN,
			ADDRESS_HEADER: 'x-forwarded-for',
			LOG_LEVEL: 'error',
			...this.#variables
		};
	}
}
