import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { exportDirectory } from '#lib/clinics/record/export-directory.server.ts';
import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import { published } from '#lib/clinics/published/published.server.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { choosePassword } from '#lib/accounts/passwords.server.ts';
import { signInByPassword, signInBySecondStep } from '#lib/accounts/sign-in.server.ts';
import { audit } from '#lib/server/operate/audit.ts';
import { countRows } from '#lib/server/operate/backup.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { deliverDue } from '#lib/server/mail/deliver.ts';
import { openTransport } from '#lib/server/mail/transport.ts';
import { importLists } from '#lib/sources/import/import-lists.server.ts';
import { positions } from '#lib/sources/import/positions.ts';
import { TRUST } from '#lib/sources/index.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { listOf } from '#lib/sources/samhsa/index.ts';
import { readSheets } from '#lib/sources/samhsa/sheets.ts';
import { claimOn, claimsToReview, provedClaim } from '#lib/submissions/ownership/claims.server.ts';
import { decideClaim, enterCode } from '#lib/submissions/ownership/claim-decisions.server.ts';
import { confirmListing } from '#lib/submissions/update/confirm.server.ts';
import { readDecisionRecord } from '#lib/submissions/proposal/decision.ts';
import { fileDisagreements } from '#lib/submissions/review/disagreements.server.ts';
import { historyOf } from '#lib/submissions/review/history.server.ts';
import { amend, withdraw } from '#lib/submissions/status/own-submission.server.ts';
import { readReminderLink } from '#lib/submissions/update/reminder-link.server.ts';
import { countDue, remind } from '#lib/submissions/update/remind.server.ts';
import { restore } from '#lib/submissions/review/restore.server.ts';
import { hold, readQueue, readReview } from '#lib/submissions/review/review-queue.server.ts';
import { fieldName, valueInWords } from '#lib/clinics/words/field-words.ts';
import { newBrowser } from '../support/accounts.ts';
import { eachEngine } from '../support/database.ts';
import { codeOf } from '../support/second-step-code.ts';
import { startSmtp } from '../support/smtp.ts';
import { accept, acceptAll } from '../support/upgrade/accept.ts';
import { importedEdition } from '../support/upgrade/edition.ts';
import { ACCEPTED_AT } from '../support/upgrade/expected.ts';
import {
	expected,
	exportedAccepted,
	exportedBefore,
	oldDatabase
} from '../support/upgrade/fixture.ts';
import { auditLine, bySender, opened, sessionOf, versions } from '../support/upgrade/opened.ts';
import { changesToday, exportToday } from '../support/upgrade/since.ts';

const { sent } = expected;
const MINUTE = 60_000;

// The clock stands: what waits was sent minutes ago, however old the fixture gets.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: minutesLater(1) }));
afterEach(() => void vi.useRealTimers());

function minutesLater(minutes: number): Date {
	return new Date(Date.parse(expected.madeAt) + minutes * MINUTE);
}

describe('a database of an old version', () => {
	eachEngine((engine) => {
		it('opens as it was: every row, and the same last event', async () => {
			const database = await oldDatabase(engine);
			// Today's code may have migrations of its own to add.
			const { tables } = expected;
			const before = Object.fromEntries(
				Object.entries(tables).filter(([name]) => name !== 'kysely_migration')
			);
			const count = async () => {
				const counts = Object.keys(before).map(async (table) => {
					return [table, await countRows(database.queries, table)] as const;
				});
				return Object.fromEntries(await Promise.all(counts));
			};
			expect(await count()).toEqual(before);
			expect(await auditLine(database)).toBe(expected.audit);
			await openPublished(database);
			expect(await auditLine(database)).toBe(expected.audit);
			expect(await count()).toEqual(before);
		});

		it('publishes and exports what the old version did', async () => {
			const { database } = await opened(engine);
			const before = exportedBefore();
			const hash = createHash('sha256').update(before).digest('hex');
			expect(hash).toBe(expected.exportSha256);
			expect(await exportDirectory(database)).toBe(exportToday(before));
			expect(published().text).toBe(exportToday(before));
		});

		it('tells every version of every clinic, and what was accepted in it', async () => {
			const { database } = await opened(engine);
			const clinics = await database.queries
				.selectFrom('clinic')
				.select(['id', 'version'])
				.execute();
			let decided = 0;
			for (const { id, version } of clinics) {
				const history = await historyOf(database.queries, id);
				expect(history.map((it) => it.version)).toEqual(
					Array.from({ length: version }, (_, i) => version - i)
				);
				for (const { reason, changes } of history) {
					for (const { field, from, to } of changes) {
						const words = [fieldName(field), valueInWords(field, from), valueInWords(field, to)];
						expect(words.join('\n'), field).not.toMatch(/undefined|[{[]/);
					}
					const accepted = readDecisionRecord(reason)?.accepted;
					if (!accepted) continue;
					decided++;
					// A new clinic is told in one change.
					const told = accepted.includes('name') ? ['listing'] : accepted;
					expect(changes.map(({ field }) => field).toSorted()).toEqual(told.toSorted());
				}
			}
			expect(decided).toBe(14);
		});

		it('shows each proposal that waits, in the order it had', async () => {
			const { database, ids } = await opened(engine);
			const shown: string[] = [];
			for (let page = 1; shown.length < expected.queue.length; page++) {
				const { items, total } = await readQueue(database.queries, ids('ada'), {
					filter: {},
					page
				});
				expect(total).toBe(expected.queue.length);
				shown.push(...items.map(({ id }) => id));
			}
			expect(shown).toEqual(expected.queue);
			for (const id of shown) {
				const review = await readReview(database.queries, id, ids('ada'));
				const row = await database.queries
					.selectFrom('submission')
					.select('changes')
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				expect(review?.submission.changes).toEqual(changesToday(JSON.parse(row.changes)));
				for (const { field, from, now, to } of review?.compared ?? []) {
					const words = [fieldName(field), ...[from, now, to].map((it) => valueInWords(field, it))];
					expect(words.join('\n'), field).not.toMatch(/undefined|[{[]/);
				}
			}
		});

		it('needs exactly as many more votes as it did, by anyone who may vote', async () => {
			const { services, ids } = await opened(engine);
			const [ada, ben, cleo] = ['ada', 'ben', 'cleo'].map(ids);
			const of = ({ id }: { id: string }) => readReview(services.database.queries, id, cleo);
			const votes = async (one: { id: string }) => (await of(one))?.votes.length;

			expect(await votes(sent.halfway)).toBe(1);
			expect(await accept(services, ada, sent.halfway.id)).toBe('waiting');
			expect(await accept(services, cleo, sent.halfway.id)).toBe('published');

			expect(await votes(sent.ownUpdate)).toBe(1);
			expect(await accept(services, cleo, sent.ownUpdate.id)).toBe('published');

			// A moderator's own proposal counts as one who accepts, and they are not asked again.
			expect(await accept(services, ada, sent.ownProposal.id)).toBe('own_proposal');
			expect(await accept(services, cleo, sent.ownProposal.id)).toBe('published');
			expect((await of(sent.restoration))?.restores).toBe(1);
			expect(await accept(services, cleo, sent.restoration.id)).toBe('published');

			// The clinic says something else since; the voter is no moderator any more; it was sent anew.
			expect((await of(sent.outdated))?.votes).toMatchObject([{ outdated: ['phone'] }]);
			expect(await votes(sent.lapsed)).toBe(0);
			expect(await votes(sent.amended)).toBe(0);
			for (const one of [sent.outdated, sent.lapsed, sent.amended]) {
				expect(await accept(services, cleo, one.id)).toBe('waiting');
				expect(await accept(services, ada, one.id)).toBe('published');
			}
			expect((await of(sent.conflict))?.compared).toMatchObject([{ standing: 'conflict' }]);

			expect((await of(sent.disputed))?.votes[0].choices.map((it) => it.accept)).toEqual([
				true,
				true,
				false
			]);
			expect(await accept(services, cleo, sent.disputed.id)).toBe('waiting');
			expect(await accept(services, ben, sent.disputed.id)).toBe('published');

			expect(await accept(services, cleo, sent.held.id)).toBe('held');
			await hold(services.database.queries, sent.held.id, ada, { isTakeover: true });
			expect(await accept(services, ada, sent.held.id)).toBe('waiting');
			expect(await accept(services, cleo, sent.held.id)).toBe('published');
			await audit(services.database.queries);
		});

		it('publishes by the same decisions what the old version published', async () => {
			const { database, services, ids } = await opened(engine);
			const before = await versions(database);
			vi.setSystemTime(ACCEPTED_AT);
			const left = await acceptAll(services, ['ada', 'cleo', 'ben'].map(ids), expected.queue);
			expect(left).toEqual([]);
			expect(await exportDirectory(database)).toBe(exportToday(exportedAccepted()));
			expect((await versions(database)).slice(0, before.length)).toEqual(before);
			await audit(database.queries);
		});

		it('lets senders see, amend and take back what they sent', async () => {
			const { database, services } = await opened(engine);
			for (const one of Object.values(sent).filter(({ path }) => path)) {
				expect(await bySender(services, one), one.path).toMatchObject({ id: one.id });
				expect(await bySender(services, { ...one, path: `${one.path}x` })).toBeUndefined();
			}
			const asked = await bySender(services, sent.asked);
			if (!asked) throw new Error('It is there.');
			expect(asked).toMatchObject({
				state: 'changes_requested',
				answer: 'Is that the front desk?'
			});
			const form = new FormData();
			form.set('text', '918-555-0121');
			form.set('version', '1');
			expect(await amend(database, asked, asked.revision, form)).toBe('done');
			expect(await bySender(services, sent.asked)).toMatchObject({
				state: 'pending',
				changes: [{ field: 'phone', to: { number: '+19185550121' } }]
			});
			const name = await bySender(services, sent.name);
			if (!name) throw new Error('It is there.');
			expect(await withdraw(database, name, name.revision)).toBe('done');
		});

		it('lets claims go on, and those who proved theirs speak', async () => {
			const { database, services, ids } = await opened(engine);
			const { queries } = database;
			const waiting = (await claimsToReview(queries)).waiting;
			expect(waiting.map(({ id, clinicId, email }) => ({ id, clinicId, email }))).toEqual(
				expected.claims
			);
			const [nia, luz, sam] = expected.claims;
			const session = await sessionOf(services, 'sam');
			expect(await enterCode(services, session, sam.id, 'FFFF-FFFF')).toBe('wrong');
			expect(await enterCode(services, session, sam.id, expected.code)).toBe('proved');
			expect((await claimOn(queries, sam.clinicId, ids('sam')))?.codeAttempts).toBe(3);
			const ada = await sessionOf(services, 'ada');
			const decided = { answer: 'We called.' };
			await decideClaim(services, ada, nia.id, { to: 'proved', ...decided });
			await decideClaim(services, ada, luz.id, { to: 'refused', ...decided });
			expect((await claimsToReview(queries)).waiting).toEqual([]);
			for (const [name, clinic, proof] of [
				['carol', 'athena-care-franklin-tn', 'phone_code'],
				['front', 'lifeline-professional-counseling-servs-glendale-az', 'email_domain'],
				['regional', 'hogar-yabel-corp-gurabo-pr', 'moderator'],
				['nia', nia.clinicId, 'moderator'],
				['kim', 'athena-care-knoxville-tn', undefined]
			] as const) {
				expect((await provedClaim(queries, clinic, ids(name)))?.proof, name).toBe(proof);
			}
			await audit(queries);
		});

		it('lets moderators sign in as before, with their second step, and the invited one choose', async () => {
			const { services } = await opened(engine);
			const { password, people } = expected;
			for (const { email, appKey } of people.filter((it) => it.email.includes('moderators'))) {
				const browser = newBrowser(services);
				const outcome = await signInByPassword(browser.event(), { email, password });
				// Deactivated.
				if (email.startsWith('eve')) expect(outcome).toBe('refused');
				else if (!appKey) expect(outcome).toBe('signed_in');
				else {
					expect(outcome).toBe('second_step');
					const code = codeOf(appKey);
					expect(await signInBySecondStep(browser.event(), code)).toBe('signed_in');
				}
			}
			expect(await sessionOf(services, 'cleo')).toMatchObject({ account: { role: 'moderator' } });
		});

		it('sends the mail that waits, and its links work', async () => {
			const { database, services } = await opened(engine);
			const smtp = await startSmtp();
			onTestFinished(smtp.close);
			const log = openLog({ logLevel: 'silent' });
			const send = openTransport({ ...services.settings, smtpUrl: smtp.url }, log);
			const later = () => minutesLater(10);
			expect(await deliverDue({ database, send, log }, later)).toBe(expected.mails.length);
			expect(await deliverDue({ database, send, log }, later)).toBe(0);
			const mails = smtp.mails();
			const told = mails.map(({ to, subject }) => `${to.join()} ${subject}`);
			expect(told.toSorted()).toEqual(
				expected.mails.map(({ to, subject }) => `${to} ${subject}`).toSorted()
			);
			const linkIn = (to: string) =>
				new URL(mails.find((it) => it.to.includes(to))?.links[0] ?? '').searchParams;

			const token = linkIn('dan@moderators.example').get('token') ?? '';
			expect(await choosePassword(services, token, 'nine boats came in late')).toBe('chosen');

			const reminder = linkIn('carol@athena-franklin.example');
			const reminded = await readReminderLink(services, reminder);
			if (!reminded) throw new Error('The link opens the clinic.');
			const { version } = await database.queries
				.selectFrom('clinic')
				.select('version')
				.where('id', '=', reminded.clinicId)
				.executeTakeFirstOrThrow();
			expect(await confirmListing(services, reminded.clinicId, version, reminded)).toBe(
				'confirmed'
			);
			const pat = mails.find(({ subject }) => subject.includes('became of'))?.links[0] ?? '';
			const [, id] = /submissions\/([^?]+)/.exec(pat) ?? [];
			expect(await bySender(services, { id: id ?? '', path: pat })).toMatchObject({
				state: 'rejected'
			});
			await audit(database.queries);
		});

		it('reminds again when it is time, and not before', async () => {
			const { database, services } = await opened(engine);
			expect(await countDue(database)).toMatchObject({ claims: 4, due: 0 });
			expect(await remind(services, minutesLater(31 * 24 * 60))).toEqual({ claims: 4, queued: 4 });
		});

		it('restores old versions: at once, or by a second moderator', async () => {
			const { database, services, ids } = await opened(engine);
			const before = await versions(database);
			const hours = 'ralph-h-johnson-va-medical-center-charleston-sc';
			const asked = { version: 1, seen: 2, reason: 'It was right before.' };
			expect(await restore(services, ids('ada'), { clinicId: hours, ...asked })).toEqual({
				outcome: 'restored',
				version: 3
			});
			const phone = 'uab-hospital-birmingham-al';
			const proposed = await restore(services, ids('ada'), { clinicId: phone, ...asked });
			if (proposed.outcome !== 'proposed') throw new Error('A phone takes two.');
			expect(await accept(services, ids('cleo'), proposed.submissionId)).toBe('published');

			const now = await versions(database);
			expect(now.slice(0, before.length)).toEqual(before);
			const line = (id: string, text: string) => text.split('\n').find((it) => it.includes(id));
			const [then, text] = [exportToday(exportedBefore()), await exportDirectory(database)];
			expect(line(`"id":"${phone}"`, text)).toContain('"phone":{"number":"+12059752710"}');
			expect(line(`"id":"${hours}"`, then)).toContain('"hours"');
			expect(line(`"id":"${hours}"`, text)).not.toContain('"hours"');
			await audit(database.queries);
		});

		it('finds nothing new in the edition that was imported last', async () => {
			const { database } = await opened(engine);
			const list = listOf(readSheets(importedEdition(), 2024));
			const means = { positions: positions([], zipTable().zips), trust: TRUST, notice: NOTICE };
			const proposal = await importLists(database, [list], means, { write: true });
			const { added, changed, gone, kept } = proposal;
			expect([added, changed, gone]).toEqual([[], [], []]);
			expect(kept.length).toBeGreaterThan(0);
			expect(await fileDisagreements(database, kept, 'samhsa-2024')).toBe(0);
			expect(await auditLine(database)).toBe(expected.audit);
		});
	});
});
