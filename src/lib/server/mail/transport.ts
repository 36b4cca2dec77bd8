import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { MailRow } from '../database/tables.ts';
import type { Settings } from '#lib/server/operate/settings.ts';

/** Hands one mail in. Throws when it was not taken. */
export type SendMail = (mail: MailRow) => Promise<void>;

/** Where mails are written when no mail server is named. */
const OUTBOX = 'var/outbox';

/**
 * Milliseconds. Together they stay below the time for which a mail is taken (`deliver.ts`): nobody
 * else sends it while a slow server is still reading.
 */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends by SMTP, or writes `.eml` files and logs where they are. */
export function openTransport(
	settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'origin'>,
	log: Logger,
	folder = OUTBOX
): SendMail {
	const compose = (mail: MailRow) => message(mail, settings);
	if (settings.smtpUrl) {
		const smtp = createTransport({ url: settings.smtpUrl, ...TIMEOUTS });
		return async (mail) => void (await smtp.sendMail(compose(mail)));
	}
	const writer = createTransport({ streamTransport: true, buffer: true });
	return async (mail) => {
		const written = await writer.sendMail(compose(mail));
		const path = resolve(join(folder, `${mail.id}.eml`));
		// Mails hold addresses, and links that let their reader in.
		await mkdir(folder, { recursive: true, mode: 0o700 });
		// Written aside and moved in, so that nobody reads half a mail.
		await writeFile(`${path}.part`, written.message, { mode: 0o600 });
		await rename(`${path}.part`, path);
		log.info({ path }, 'mail written');
	};
}

function message(mail: MailRow, { mailFrom, origin }: Pick<Settings, 'mailFrom' | 'origin'>) {
	return {
		from: mailFrom,
		// As an object: a text would be read as a list.
		to: { name: '', address: mail.recipient },
		subject: mail.subject,
		text: mail.body_text,
		html: mail.body_html,
		// The same at each attempt: a mailbox that has it already can tell.
		messageId: `<${mail.id}@${new URL(origin).hostname}>`,
		headers: { 'Auto-Submitted': 'auto-generated' },
		disableFileAccess: true,
		disableUrlAccess: true
	};
}
