/** Writes a backup of the database, while the site is running: `npm run backup -- FILE`. */
import { backup } from '#lib/server/backup.ts';
import { command, Told, withDatabase } from './with-database.ts';

await command(async () => {
	const [file, ...more] = process.argv.slice(2);
	if (!file || more.length > 0) throw new Told('Usage: npm run backup -- FILE.jsonl.gz');
	const { tables, head } = await withDatabase((database) => backup(database, file));
	const rows = tables.reduce((sum, it) => sum + it.rows, 0);
	console.log(`Wrote ${file}: ${rows} rows, up to event ${head.event_seq}.`);
	console.log('It holds contacts, secrets and sessions: only its owner may read it. Keep it so.');
});
