/**
 * Submits corrections and publishes them, one after the other, until it is killed; says on a line of
 * its own what was acknowledged. Run by `tests/contract/kill.test.ts`.
 *
 *   node tests/support/crash-worker.ts DATABASE CLINIC RUN
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '#lib/server/database/database.ts';
import { correctionOf, publish, submit } from './crash-work.ts';

const [url, clinicId, run] = process.argv.slice(2);
const database = openDatabase(url);

/** Past every buffer: what was said is said, even when the process dies the next moment. */
const say = (what: string, key: string) => writeSync(1, `${what} ${key}\n`);

for (let n = 0; ; n++) {
	const correction = correctionOf(clinicId, `${run}-${n}`);
	const key = correction.idempotencyKey;
	say('sending', key);
	const submission = await submit(database, correction);
	say('submitted', key);
	await publish(database, submission);
	say('published', key);
}
