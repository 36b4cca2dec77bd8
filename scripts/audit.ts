/**
 * Checks the record of the directory from its first event to its last, and every version of every
 * clinic: `npm run audit`. Ends with 1, and names the first thing that is wrong.
 */
import { audit } from '#lib/server/operate/audit.ts';
import { readSnapshot } from '#lib/server/database/snapshot.ts';
import { command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage: 'npm run audit',
	does: 'Checks the record of the directory, and names the first thing that is wrong.'
};

await command(CALL, async () => {
	const start = performance.now();
	const audited = await withDatabase(async (database, place) => {
		const it = await readSnapshot(database, audit);
		if (it.events > 0) return it;
		throw new UsageError(
			`There is no record in the database ${place}: it was never filled. Is DATABASE_URL right?`
		);
	});
	const { events, versions, clinics, headHash } = audited;
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	console.log(
		`The record is whole: ${events} events, ${versions} versions of ${clinics} clinics, in ${seconds} s.`
	);
	console.log(`Head: ${events} ${headHash}`);
});
