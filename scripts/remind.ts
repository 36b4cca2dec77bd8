/**
 * Queues a mail to each clinic that has not confirmed its listing for 90 days: `npm run remind`, once
 * a day. The running site sends what is queued.
 */
import { openSecrets } from '#lib/server/database/secrets.ts';
import { readSettings } from '#lib/server/operate/settings.ts';
import { countDue, remind } from '#lib/submissions/update/remind.server.ts';
import { command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage: 'npm run remind [-- --dry-run]',
	does: 'Queues a mail to each clinic that has not confirmed its listing for 90 days; --dry-run only counts them.',
	options: { 'dry-run': { type: 'boolean', default: false } }
} as const;

await command(CALL, async ({ values }) => {
	const settings = readSettings(process.env);
	if (values['dry-run']) {
		const { claims, due } = await withDatabase((database) => countDue(database));
		console.log(`Claims that hold: ${claims}. Reminders due: ${due}. None was queued (--dry-run).`);
		return;
	}
	// The site sends what is queued, and this process can't know whether to the world.
	if (!process.env.ORIGIN)
		throw new UsageError(
			'Set ORIGIN to the public address of the site, such as https://clinics.example.org: links in reminders start with it.'
		);
	const { claims, queued } = await withDatabase(async (database) =>
		remind({ database, settings, secrets: await openSecrets(database) })
	);
	console.log(`Claims that hold: ${claims}. Reminders queued: ${queued}.`);
});
