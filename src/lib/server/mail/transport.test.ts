import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseMail, startSmtp } from '../../../../tests/support/smtp.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { openTransport } from './transport.ts';

const MAIL = {
	id: '7d8a3e0a-6c1b-4a52-9a39-1f7f7a4d4a10',
	recipient: 'clinic@example.org',
	subject: '¿Sigue siendo correcta la ficha de “Clínica Ñandú”?',
	body_text: 'Gracias, señora. http://localhost:3000/es/confirm?a=1&b=2\n',
	body_html: '<p>Gracias, señora.</p>\n',
	state: 'waiting',
	attempts: 1,
	next_attempt_at: '2026-01-01T00:00:00.000Z',
	last_error: null,
	dedupe_key: null,
	created_at: '2026-01-01T00:00:00.000Z',
	sent_at: null
};

const logged: string[] = [];
const log = openLog({ logLevel: 'info' }, { write: (line) => void logged.push(line) });

describe('handing mail in', () => {
	it('sends it to the SMTP server, with an id of its own at every attempt', async () => {
		const smtp = await startSmtp();
		onTestFinished(smtp.close);
		const send = openTransport({ ...DEFAULT_SETTINGS, smtpUrl: smtp.url }, log);
		await send(MAIL);
		await send(MAIL);
		const [first, second] = smtp.mails();
		expect(first).toMatchObject({
			to: ['clinic@example.org'],
			subject: MAIL.subject,
			text: MAIL.body_text,
			html: MAIL.body_html,
			links: ['http://localhost:3000/es/confirm?a=1&b=2']
		});
		expect(first.headers.get('message-id')).toBe(`<${MAIL.id}@localhost>`);
		expect(second.headers.get('message-id')).toBe(first.headers.get('message-id'));
		expect(first.headers.get('auto-submitted')).toBe('auto-generated');
		expect(first.headers.get('from')).toBe('Within Reach <within-reach@localhost>');
	});

	it('takes a recipient for one address, whatever is in it', async () => {
		const smtp = await startSmtp();
		onTestFinished(smtp.close);
		const send = openTransport({ ...DEFAULT_SETTINGS, smtpUrl: smtp.url }, log);
		await send({ ...MAIL, recipient: 'a@example.org, b@example.org' }).catch(() => undefined);
		await send({ ...MAIL, subject: 'One\r\nBcc: b@example.org' });
		expect(smtp.mails().flatMap((mail) => mail.to)).not.toContain('b@example.org');
	});

	it('writes a file when there is no server, and logs where', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'within-reach-outbox-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		await openTransport(DEFAULT_SETTINGS, log, folder)(MAIL);
		expect(await readdir(folder)).toEqual([`${MAIL.id}.eml`]);
		const path = join(folder, `${MAIL.id}.eml`);
		expect((await stat(path)).mode & 0o777, 'nobody else reads it').toBe(0o600);
		const written = parseMail(await readFile(path, 'latin1'));
		expect(written).toMatchObject({ subject: MAIL.subject, text: MAIL.body_text });
		expect(logged.join('')).toContain(path);
		expect(logged.join('')).not.toContain('example.org');
	});
});
