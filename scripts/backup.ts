/** Writes a backup of the database, while the site is running: `npm run backup -- FILE`. */
import { backup } from '#lib/server/operate/backup.ts';
import { command } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage: 'npm run backup -- FILE.jsonl.gz',
	does: 'Writes all that the database holds to a file, while the site is running.',
	words: [1, 1]
} as const;

await command(CALL, async ({ positionals: [file] }) => {
	const { tables, head } = await withDatabase((database) => backup(database, file));
	const rows = tables.reduce((sum, it) => sum + it.rows, 0);
	console.log(`Wrote ${file}: ${rows} rows, up to event ${head.event_seq}.`);
	console.log('It holds contacts, secrets and sessions: only its owner may read it. Keep it so.');
});
