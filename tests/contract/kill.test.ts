import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import { correctionOf } from '../support/crash-work.ts';
import { eachEngine, seededDatabase, type TestDatabase } from '../support/database.ts';
import { runs } from '../support/effort.ts';
import { infusionClinic } from '../support/sample-clinics.ts';

/** Processes that write at the same time, each to its own clinic, and how often all are killed. */
const WRITERS = 4;
const ROUNDS = runs(5, 25);
/** More than so many die in the middle of each; fewer of few, as chance has it. */
const CAUGHT = runs(3, 20);

/** What a process said before it was killed. */
interface Said {
	run: string;
	sending: string[];
	submitted: string[];
	published: string[];
}

const clinics = Array.from({ length: WRITERS }, (_, i) => ({
	...infusionClinic,
	id: `${infusionClinic.id}-${i}`
}));

// In one file with all that it uses, so that a process starts in a moment, though it writes mails in
// every language; within the project, so that it finds `pg`, which can't be put into one.
const bundle = mkdtempSync(join('node_modules', '.kill-test-'));
beforeAll(() =>
	build({
		configFile: false,
		logLevel: 'error',
		ssr: { noExternal: true, external: ['pg'] },
		build: { ssr: 'tests/support/crash-worker.ts', outDir: bundle, emptyOutDir: false }
	})
);
afterAll(() => rmSync(bundle, { recursive: true }));

/** What a process is to be at when it is killed. */
type Aim = 'submitting' | 'publishing';

/** How long each takes at most, so that a kill comes in its middle. Milliseconds. */
const LASTS: Record<Aim, number> = { submitting: 2, publishing: 4 };

/** What a process was at when it was killed, by its last word. */
function diedWhile({ sending, submitted, published }: Said): Aim | 'between' {
	if (submitted.length < sending.length) return 'submitting';
	return published.length < submitted.length ? 'publishing' : 'between';
}

/** Lets a process work, and kills it a moment after one of its words. */
function workAndDie(url: string, clinicId: string, run: string, aim: Aim): Promise<Said> {
	const said: Said = { run, sending: [], submitted: [], published: [] };
	// Its words come in threes: sending, submitted, published.
	const words = 1 + 3 * Math.floor(Math.random() * 13) + Number(aim === 'publishing');
	const moment = Math.random() * LASTS[aim];
	const worker = join(bundle, 'crash-worker.js');
	const child = spawn(process.execPath, [worker, url, clinicId, run], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let heard = 0;
	createInterface(child.stdout).on('line', (line) => {
		const [what, key] = line.split(' ') as [Exclude<keyof Said, 'run'>, string];
		said[what].push(key);
		if (++heard !== words) return;
		// A timer waits for a millisecond at least.
		if (moment < 1) child.kill('SIGKILL');
		else setTimeout(() => child.kill('SIGKILL'), moment);
	});
	return new Promise((resolve, reject) =>
		child.on('close', (code, signal) =>
			signal === 'SIGKILL' ? resolve(said) : reject(new Error(`It ended by itself: ${code}`))
		)
	);
}

/** What the database holds of what was sent. */
async function stored({ queries }: TestDatabase, run: string) {
	const rows = await queries
		.selectFrom('submission')
		.select(['id', 'idempotency_key as key', 'state', 'clinic_id'])
		.where('idempotency_key', 'like', `%-${run}-%`)
		.execute();
	const ids = rows.map(({ id }) => id);
	const events = await queries
		.selectFrom('event')
		.select(['submission_id as id', 'clinic_version'])
		.where('submission_id', 'in', [...ids, ''])
		.where('action', '=', 'published')
		.execute();
	const mails = await queries
		.selectFrom('mail')
		.select('dedupe_key')
		.where('dedupe_key', 'in', [...ids.map((id) => `outcome ${id} 1`), ''])
		.execute();
	return { rows, events, mails };
}

async function expectWhole(database: TestDatabase, { run, sending, submitted, published }: Said) {
	const { rows, events, mails } = await stored(database, run);
	const keys = rows.map(({ key }) => key);
	expect(new Set(keys).size, 'each is there once').toBe(keys.length);
	expect(keys, 'what was acknowledged is there').toEqual(expect.arrayContaining(submitted));
	expect(sending, 'nothing else is').toEqual(expect.arrayContaining(keys));
	const done = rows.filter(({ state }) => state === 'published');
	expect(done.map(({ key }) => key)).toEqual(expect.arrayContaining(published));
	const ids = done.map(({ id }) => id).sort();
	expect(events.map(({ id }) => id).sort(), 'published, and in the record').toEqual(ids);
	expect(events.every((it) => it.clinic_version !== null)).toBe(true);
	expect(mails.length, 'and its sender is told').toBe(ids.length);
}

eachEngine((_, open) => {
	it(
		'keeps what it acknowledged, once and whole, however often a process is killed',
		{ timeout: 300_000 },
		async () => {
			const database = await seededDatabase(open, clinics);
			let acknowledged = 0;
			const died = { submitting: 0, publishing: 0, between: 0 };
			for (let round = 0; round < ROUNDS; round++) {
				const all = await Promise.all(
					clinics.map(({ id }, i) => {
						const aim = (round + i) % 2 ? 'publishing' : 'submitting';
						return workAndDie(database.url, id, `round${round}writer${i}`, aim);
					})
				);
				for (const [i, said] of all.entries()) {
					await expectWhole(database, said);
					died[diedWhile(said)]++;
					acknowledged += said.submitted.length + said.published.length;
					// Anyone who heard nothing sends again: it is one submission all the same.
					const last = said.sending.length - 1;
					const again = correctionOf(clinics[i].id, `${said.run}-${last}`);
					await submit(database, again);
					const { rows } = await stored(database, said.run);
					expect(rows.filter(({ key }) => key === again.idempotencyKey)).toHaveLength(1);
				}
				await expect(audit(database.queries)).resolves.toBeDefined();
			}
			expect(acknowledged).toBeGreaterThan(WRITERS * ROUNDS);
			expect(died.submitting, JSON.stringify(died)).toBeGreaterThan(CAUGHT);
			expect(died.publishing, JSON.stringify(died)).toBeGreaterThan(CAUGHT);
		}
	);
});
