import { queueMail } from '#lib/server/mail/outbox.ts';
import { accountOf, consume } from '#lib/server/limits/rate-limit.ts';
import type { Services } from '#lib/server/services.ts';
import { receivedMail } from './received-mail.server.ts';
import { statusLink, statusPath } from './status-link.server.ts';
import { submit } from './store.server.ts';
import type { NewSubmission } from './submission.ts';

/**
 * Stores what someone sent and, when they left an address, the mail that says so: both or neither.
 * An address that someone typed may be another's: it gets only so many of these.
 *
 * @returns where its sender sees how it stands
 */
export async function receive(
	services: Pick<Services, 'database' | 'secrets' | 'settings'>,
	proposed: NewSubmission,
	clinicName: string
): Promise<string> {
	const { contactEmail, locale, accountId } = proposed;
	const mayWrite =
		contactEmail !== null &&
		(accountId !== null ||
			(await consume(services, 'received_mail', accountOf(contactEmail.toLowerCase()))));
	const stored = await submit(services.database, proposed, async (queries, { id }) => {
		if (!mayWrite) return;
		const link = statusLink(services, id, locale);
		await queueMail(queries, {
			to: contactEmail,
			...receivedMail({ locale, clinicName, link }),
			dedupeKey: `received ${id}`
		});
	});
	return statusPath(services, stored.id);
}
