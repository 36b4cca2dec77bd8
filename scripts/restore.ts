/**
 * Replaces all that the database holds by a backup, which may be from the other engine:
 * `npm run restore -- FILE [--yes]`. Nothing changes when anything is wrong with the file.
 */
import { NotEmpty, restore } from '#lib/server/operate/restore.ts';
import { command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage: 'npm run restore -- FILE.jsonl.gz [--yes]',
	does: 'Replaces all that the database holds by a backup; --yes when it is not empty.',
	options: { yes: { type: 'boolean', default: false } },
	words: [1, 1]
} as const;

await command(CALL, async ({ values, positionals: [file] }) => {
	try {
		const { madeAt, head, place } = await withDatabase(
			async (database, place) => ({
				...(await restore(database, file, { replace: values.yes })),
				place
			}),
			{ create: true }
		);
		const what = `${file} of ${madeAt}, up to event ${head.event_seq}`;
		console.log(`Restored ${what}, into the database ${place}.`);
		console.log('Restart every instance of the site now: each keeps secrets in memory.');
	} catch (error) {
		if (!(error instanceof NotEmpty)) throw error;
		throw new UsageError(`${error.message} Back it up first, then say --yes.`);
	}
});
