/**
 * Replaces all that the database holds by a backup, which may be from the other engine:
 * `npm run restore -- FILE [--yes]`. Nothing changes when anything is wrong with the file.
 */
import { parseArgs } from 'node:util';
import { NotEmpty, restore } from '#lib/server/restore.ts';
import { command, Told, withDatabase } from './with-database.ts';

await command(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { yes: { type: 'boolean', default: false } }
	});
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw new Told('Usage: npm run restore -- FILE.jsonl.gz [--yes]');
	try {
		const { madeAt, head } = await withDatabase(
			(database) => restore(database, file, { replace: values.yes }),
			{ create: true }
		);
		console.log(`Restored ${file} of ${madeAt}, up to event ${head.event_seq}.`);
		console.log('Restart every instance of the site now: each keeps secrets in memory.');
	} catch (error) {
		if (!(error instanceof NotEmpty)) throw error;
		throw new Told(`${error.message} Back it up first, then say --yes.`);
	}
});
