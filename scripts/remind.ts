/**
 * Queues a mail to each clinic that has not confirmed its listing for 90 days: `npm run remind`, once
 * a day. The running site sends what is queued.
 */
import { openSecrets } from '#lib/server/secrets.ts';
import { readSettings } from '#lib/server/settings.ts';
import { remind } from '#lib/submissions/remind.server.ts';
import { command, withDatabase } from './with-database.ts';

await command(async () => {
	const settings = readSettings(process.env);
	const { claims, queued } = await withDatabase(async (database) =>
		remind({ database, settings, secrets: await openSecrets(database) })
	);
	console.log(`Claims that hold: ${claims}. Reminders queued: ${queued}.`);
});
