import { describe, expect, it, onTestFinished } from 'vitest';
import { eachEngine, openAgain, type TestDatabase } from '../../../../tests/support/database.ts';
import { startSmtp } from '../../../../tests/support/smtp.ts';
import { startBackground } from '#lib/server/operate/background.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { deliverDue, deliveryJob, pauseAfter } from './deliver.ts';
import { purgeFailedMails } from './mail-store.ts';
import { queueMail } from './outbox.ts';
import { openTransport, type SendMail } from './transport.ts';

const HOUR = 60 * 60 * 1000;
const TO = 'someone@example.org';
const MAIL = { to: TO, subject: 'News', text: 'Springfield 62701', html: '<p>News</p>' };

function logKept() {
	const lines: string[] = [];
	const log = openLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
	return { log, told: () => lines.join('') };
}

const silent = openLog({ logLevel: 'silent' });
const later = (milliseconds: number) => () => new Date(Date.now() + milliseconds);
const all = ({ queries }: TestDatabase) => queries.selectFrom('mail').selectAll().execute();

it('Pauses grow from a minute to six hours, and fill three days', () => {
	const pauses = Array.from({ length: 19 }, (_, i) => pauseAfter(i + 1) / 60_000);
	expect(pauses.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
	expect(pauses.reduce((sum, it) => sum + it)).toBeGreaterThan(3 * 24 * 60 - 360);
});

eachEngine((engine, open) => {
	describe('the outbox', () => {
		it('holds a mail only when what it belongs to is done', async () => {
			const database = await open();
			const work = database.transaction(async (queries) => {
				await queueMail(queries, MAIL);
				throw new Error('No.');
			});
			await expect(work).rejects.toThrow('No.');
			expect(await all(database)).toEqual([]);
		});

		it('queues a mail once, however often and from wherever it is asked for', async () => {
			const database = await open();
			// Two connections of one process would wait for each other's locks on SQLite.
			const other = engine === 'postgres' ? openAgain(database.url) : database;
			const queued = await Promise.all(
				Array.from({ length: 10 }, (_, i) =>
					(i % 2 ? database : other).transaction((queries) =>
						queueMail(queries, { ...MAIL, dedupeKey: 'the same' })
					)
				)
			);
			expect(queued.filter(Boolean)).toHaveLength(1);
			expect(await all(database)).toHaveLength(1);
		});
	});

	describe('delivery', () => {
		it('tries again after the server refused, and keeps nothing of what it sent', async () => {
			const database = await open();
			const smtp = await startSmtp();
			onTestFinished(smtp.close);
			const { log, told } = logKept();
			const send = openTransport({ ...DEFAULT_SETTINGS, smtpUrl: smtp.url }, log);
			await queueMail(database.queries, MAIL);
			smtp.refuseNext(1);

			expect(await deliverDue({ database, send, log })).toBe(0);
			expect(await all(database)).toMatchObject([
				{ state: 'waiting', attempts: 1, last_error: 'EMESSAGE 451 DATA' }
			]);
			expect(await deliverDue({ database, send, log })).toBe(0);
			expect(smtp.mails()).toEqual([]);

			expect(await deliverDue({ database, send, log }, later(61_000))).toBe(1);
			expect(smtp.mails()).toMatchObject([{ to: [TO], subject: 'News' }]);
			const [row] = await all(database);
			expect(row).toMatchObject({ state: 'sent', attempts: 2, recipient: '' });
			expect(JSON.stringify(row)).not.toMatch(/example|Springfield|News/);
			expect(told()).not.toMatch(/example|Springfield|News/);
		});

		it('gives up after three days, and forgets the mail after ninety', async () => {
			const database = await open();
			const send: SendMail = () => Promise.reject(new Error(`no such user ${TO}`));
			const { log, told } = logKept();
			await queueMail(database.queries, MAIL);
			await deliverDue({ database, send, log }, later(71 * HOUR));
			expect(await all(database)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
			await deliverDue({ database, send, log }, later(80 * HOUR));
			expect(await all(database)).toMatchObject([{ state: 'failed', recipient: TO }]);
			expect(told()).toContain('given up');
			expect(told()).not.toContain('example');
			await purgeFailedMails(database.queries, later(HOUR)());
			expect(await all(database)).toMatchObject([{ recipient: '', body_text: '' }]);
		});

		it('sends each mail once, however many instances deliver', async () => {
			const database = await open();
			const instances = [database, openAgain(database.url), openAgain(database.url)];
			const sent: string[] = [];
			const send: SendMail = async ({ recipient }) => {
				await new Promise((resolve) => setTimeout(resolve, 2));
				sent.push(recipient);
			};
			const people = Array.from({ length: 50 }, (_, i) => `${i}@example.org`);
			for (const to of people) await queueMail(database.queries, { ...MAIL, to });
			await Promise.all(instances.map((it) => deliverDue({ database: it, send, log: silent })));
			expect(sent.toSorted()).toEqual(people.toSorted());
		});

		it('takes a mail again whose sender was killed, after ten minutes', async () => {
			const database = await open();
			await queueMail(database.queries, MAIL);
			const killed: SendMail = () => new Promise(() => undefined);
			void deliverDue({ database, send: killed, log: silent });
			const send: SendMail = async () => undefined;
			await expect.poll(async () => (await all(database)).map((it) => it.attempts)).toEqual([1]);
			expect(await deliverDue({ database, send, log: silent }, later(9 * 60_000))).toBe(0);
			expect(await deliverDue({ database, send, log: silent }, later(11 * 60_000))).toBe(1);
		});

		it('begins at once when this process queues a mail, and stops when told to', async () => {
			const database = await open();
			const smtp = await startSmtp();
			onTestFinished(smtp.close);
			const send = openTransport({ ...DEFAULT_SETTINGS, smtpUrl: smtp.url }, silent);
			const background = startBackground([deliveryJob({ database, send, log: silent })], silent);
			await database.transaction((queries) => queueMail(queries, MAIL));
			await smtp.waitFor((mail) => mail.to.includes(TO), 3000);
			await background.stop();
			await queueMail(database.queries, { ...MAIL, to: 'after@example.org' });
			await new Promise((resolve) => setTimeout(resolve, 400));
			expect(smtp.mails()).toHaveLength(1);
		});
	});
});
