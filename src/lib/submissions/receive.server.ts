import { queueMail } from '#lib/server/mail/outbox.ts';
import type { Services } from '#lib/server/services.ts';
import { receivedMail } from './mails/received.ts';
import { statusLink, statusPath } from './status-link.server.ts';
import { submit } from './store.server.ts';
import type { NewSubmission } from './submission.ts';

/**
 * Stores what someone sent and, when they left an address, the mail that says so: both or neither.
 *
 * @returns where its sender sees how it stands
 */
export async function receive(
	services: Pick<Services, 'database' | 'secrets' | 'settings'>,
	proposed: NewSubmission,
	clinicName: string
): Promise<string> {
	const stored = await submit(services.database, proposed, async (queries, { id }) => {
		const { contactEmail, locale } = proposed;
		if (contactEmail === null) return;
		const link = statusLink(services, id, locale);
		await queueMail(queries, {
			to: contactEmail,
			...receivedMail({ locale, clinicName, link }),
			dedupeKey: `received ${id}`
		});
	});
	return statusPath(services, stored.id);
}
