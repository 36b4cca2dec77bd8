import { describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { audit } from '#lib/server/operate/audit.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { CODE_ATTEMPTS } from '#lib/submissions/ownership/claim.ts';
import {
	claimClinic,
	decideClaim,
	enterCode,
	makeCode,
	withdrawClaim
} from '#lib/submissions/ownership/claim-decisions.server.ts';
import {
	claimedClinics,
	claimOn,
	claimsOnClinicToReview,
	claimsToReview,
	provedClaim,
	provedClaims
} from '#lib/submissions/ownership/claims.server.ts';
import { accountServices, newSession } from '../support/accounts.ts';
import { eachEngine, seededDatabase, type Open } from '../support/database.ts';
import { infusionClinic, REPORTED_2024 } from '../support/sample-clinics.ts';

const { id } = infusionClinic;

/** The clinic with a website. */
const withWebsite = (website: string): Clinic => ({
	...infusionClinic,
	website,
	statements: [...infusionClinic.statements, { ...REPORTED_2024, facts: ['website'] }]
});
const ASKED = { clinicId: id, note: 'I am the office manager.', locale: 'es' } as const;

/** A clinic with a website, someone who writes from elsewhere, and a moderator. */
async function scene(open: Open) {
	const database = await seededDatabase(open, [
		withWebsite('https://www.desertmind.example/contact')
	]);
	const services = await accountServices(database);
	const claimant = await newSession(services, 'dana@elsewhere.example');
	const moderator = await newSession(services, 'mod@within-reach.example', 'moderator');
	const events = () =>
		database.queries
			.selectFrom('event')
			.selectAll()
			.where('action', 'like', 'claim%')
			.orderBy('seq')
			.execute();
	const mails = () => database.queries.selectFrom('mail').selectAll().execute();
	const claim = async () => {
		const claimed = await claimClinic(services, claimant, ASKED);
		if (!claimed) throw new Error('The clinic is listed.');
		return claimed;
	};
	return { database, services, claimant, moderator, events, mails, claim };
}

describe('a claim', () => {
	eachEngine((_, open) => {
		it('is proved at once by an address at the listed website', async () => {
			const { database, services, events, mails } = await scene(open);
			const own = await newSession(services, 'desk@DesertMind.example');
			expect(await claimClinic(services, own, ASKED)).toMatchObject({
				state: 'proved',
				proof: 'email_domain'
			});
			const { queries } = database;
			expect(await provedClaim(queries, id, own.account.id)).toMatchObject({
				proof: 'email_domain'
			});
			expect(await claimedClinics(queries, own.account.id)).toEqual([
				{ clinicId: id, proof: 'email_domain' }
			]);
			const [event] = await events();
			expect(event).toMatchObject({
				actor: 'clinic',
				account_id: own.account.id,
				action: 'claim_proved',
				clinic_id: id,
				proof: 'email_domain',
				reason: null
			});
			const [mail, ...others] = await mails();
			expect(others).toEqual([]);
			expect(mail.recipient).toBe('desk@desertmind.example');
			expect(mail.body_text).toContain(`https://clinics.example/es/clinics/${id}/claim`);
			await audit(queries);
		});

		it('waits when the address is elsewhere, once however often it is made', async () => {
			const { database, claimant, claim, events, mails } = await scene(open);
			const [first, second] = await Promise.all([claim(), claim()]);
			expect(first).toMatchObject({ state: 'pending', proof: null });
			expect(second.id).toBe(first.id);
			expect(await provedClaims(database.queries, id)).toEqual([]);
			expect((await claimsToReview(database.queries)).waiting).toMatchObject([
				{ id: first.id, email: claimant.account.email, note: ASKED.note, locale: 'es' }
			]);
			expect([await events(), await mails()]).toEqual([[], []]);
		});

		it('goes by the website that is published now', async () => {
			const { database, services } = await scene(open);
			const own = await newSession(services, 'desk@desertmind.example');
			const moved = withWebsite('https://moved.example');
			await changeDirectory(database, ({ write }) =>
				write(id, JSON.stringify(moved), { actor: 'moderator', action: 'published' })
			);
			expect(await claimClinic(services, own, ASKED)).toMatchObject({ state: 'pending' });
		});

		it('waits when the website is only what somebody reported', async () => {
			const { database, services } = await scene(open);
			const proposed = 'https://evil.example';
			const published = async (provenance: Provenance) => {
				const changes = [{ field: 'website' as const, from: null, to: proposed }];
				const data = applyChanges(infusionClinic, id, changes, provenance);
				await changeDirectory(database, ({ write }) =>
					write(id, JSON.stringify(data), { actor: 'moderator', action: 'published' })
				);
			};
			await published({ source: 'patient_report', level: 'reported', checkedAt: null });
			const own = await newSession(services, 'mallory@evil.example');
			const waiting = await claimClinic(services, own, ASKED);
			expect(waiting).toMatchObject({ state: 'pending' });
			await withdrawClaim(services, own, waiting?.id ?? '');
			await published({ source: 'phone_call', level: 'phone_confirmed', checkedAt: '2026-11-23' });
			expect(await claimClinic(services, own, ASKED)).toMatchObject({ state: 'proved' });
		});

		it('can be made on a listed clinic only', async () => {
			const { database, services, claimant } = await scene(open);
			const closed = { actor: 'moderator', action: 'published' };
			await changeDirectory(database, ({ write }) => write(id, null, closed));
			expect(await claimClinic(services, claimant, ASKED)).toBeUndefined();
			const none = { ...ASKED, clinicId: 'no-such-clinic' };
			expect(await claimClinic(services, claimant, none)).toBeUndefined();
		});

		it('is proved by the code that was read out, however it is typed and sent, once', async () => {
			const { database, services, claimant, moderator, claim, events } = await scene(open);
			const { id: claimId } = await claim();
			const code = (await makeCode(services, moderator, claimId)) ?? '';
			const kept = await database.queries.selectFrom('claim').selectAll().executeTakeFirstOrThrow();
			expect(JSON.stringify(kept)).not.toContain(code);
			const other = await newSession(services, 'other@elsewhere.example');
			expect(await enterCode(services, other, claimId, code)).toBe('used_up');
			expect(await enterCode(services, claimant, claimId, 'AAAA-AAAA')).toBe('wrong');
			const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
			const tries = [typed, typed].map((it) => enterCode(services, claimant, claimId, it));
			expect(await Promise.all(tries)).toEqual(['proved', 'proved']);
			expect(await provedClaims(database.queries, id)).toMatchObject([{ proof: 'phone_code' }]);
			expect(await events()).toMatchObject([{ actor: 'clinic', proof: 'phone_code' }]);
			await audit(database.queries);
		});

		it('has a code that no longer counts after five wrong ones, seven days, or a newer one', async () => {
			const { database, services, claimant, moderator, claim } = await scene(open);
			const { id: claimId } = await claim();
			const enter = (code: string) => enterCode(services, claimant, claimId, code);
			expect(await enter('FFFF-FFFF')).toBe('used_up');

			const first = (await makeCode(services, moderator, claimId)) ?? '';
			const guesses = Array.from({ length: CODE_ATTEMPTS }, () => enter('nonsense'));
			const outcomes = await Promise.all(guesses);
			expect(outcomes.filter((it) => it === 'wrong')).toHaveLength(CODE_ATTEMPTS - 1);
			expect(await enter(first)).toBe('used_up');

			const second = (await makeCode(services, moderator, claimId)) ?? '';
			expect(await enter(first)).toBe('wrong');
			const past = new Date(Date.now() - 1000).toISOString();
			await database.queries.updateTable('claim').set({ code_expires_at: past }).execute();
			expect(await enter(second)).toBe('used_up');
			expect(await enter((await makeCode(services, moderator, claimId)) ?? '')).toBe('proved');
		});

		it('is decided by one moderator when two decide at once', async () => {
			const { database, services, moderator, claim, events, mails } = await scene(open);
			const second = await newSession(services, 'mod2@within-reach.example', 'moderator');
			const { id: claimId } = await claim();
			const decisions = await Promise.all([
				decideClaim(services, moderator, claimId, { to: 'proved', answer: 'Called.' }),
				decideClaim(services, second, claimId, { to: 'refused', answer: 'Not known there.' })
			]);
			expect(decisions.filter((it) => it === undefined)).toHaveLength(1);
			expect(await events()).toHaveLength(1);
			const [mail, ...others] = await mails();
			expect(others).toEqual([]);
			const winner = decisions.find((it) => it !== undefined);
			expect(mail.body_text).toContain(winner?.answer);
			await audit(database.queries);
		});

		it('can be refused, made again, approved and revoked, and each is told', async () => {
			const { database, services, claimant, moderator, claim, events, mails } = await scene(open);
			const refused = await claim();
			await decideClaim(services, moderator, refused.id, { to: 'refused', answer: 'Who?' });
			const again = await claim();
			expect(again.id).not.toBe(refused.id);
			await decideClaim(services, moderator, again.id, { to: 'proved', answer: 'A letter.' });
			expect(await provedClaims(database.queries, id)).toMatchObject([{ proof: 'moderator' }]);
			await decideClaim(services, moderator, again.id, { to: 'revoked', answer: 'Left.' });
			expect(await provedClaims(database.queries, id)).toEqual([]);
			expect((await events()).map((it) => it.action)).toEqual([
				'claim_refused',
				'claim_proved',
				'claim_revoked'
			]);
			expect(await mails()).toHaveLength(3);
			expect(await claimOn(database.queries, id, claimant.account.id)).toMatchObject({
				state: 'revoked',
				answer: 'Left.\n\nA letter.'
			});
			expect(JSON.stringify(await events())).not.toMatch(/@|Who\?|Left/);
		});

		it.each(['refused', 'revoked'] as const)(
			'waits for a moderator when one was %s before, whatever the address',
			async (to) => {
				const { database, services, moderator } = await scene(open);
				const own = await newSession(services, 'desk@desertmind.example');
				const decideOn = async (claimId: string, to: 'proved' | 'refused' | 'revoked') =>
					decideClaim(services, moderator, claimId, { to, answer: 'Left the clinic.' });
				const claimAgain = async () => {
					const claimed = await claimClinic(services, own, ASKED);
					if (!claimed) throw new Error('The clinic is listed.');
					return claimed;
				};
				if (to === 'refused') {
					const other = await claimClinic(
						services,
						{ ...own, account: { ...own.account, email: 'desk@elsewhere.example' } },
						ASKED
					);
					await decideOn(other?.id ?? '', to);
				} else await decideOn((await claimAgain()).id, to);

				const again = await claimAgain();
				expect(again).toMatchObject({ state: 'pending', proof: null });
				const namesake = await newSession(services, 'desk+1@desertmind.example');
				const another = await claimClinic(services, namesake, ASKED);
				expect(another, 'another name is quickly had').toMatchObject({ state: 'pending' });
				await withdrawClaim(services, namesake, another?.id ?? '');
				await withdrawClaim(services, own, again.id);
				expect(await claimAgain()).toMatchObject({ state: 'pending' });
				expect(await claimsOnClinicToReview(database.queries, id)).toHaveLength(4);

				await decideOn((await claimAgain()).id, 'proved');
				expect(await provedClaim(database.queries, id, own.account.id)).toMatchObject({
					proof: 'moderator'
				});
				expect(await claimClinic(services, namesake, ASKED), 'but trust comes back').toMatchObject({
					proof: 'email_domain'
				});
			}
		);

		it('is not decided by the one who made it', async () => {
			const { services, moderator } = await scene(open);
			const own = await claimClinic(services, moderator, ASKED);
			const claimId = own?.id ?? '';
			expect(await makeCode(services, moderator, claimId)).toBeUndefined();
			const decision = { to: 'proved', answer: 'Mine.' } as const;
			expect(await decideClaim(services, moderator, claimId, decision)).toBeUndefined();
		});

		it('can be withdrawn by the one who made it', async () => {
			const { database, services, claimant, moderator, claim } = await scene(open);
			const { id: claimId } = await claim();
			expect(await withdrawClaim(services, moderator, claimId)).toBeUndefined();
			expect(await withdrawClaim(services, claimant, claimId)).toMatchObject({
				state: 'withdrawn'
			});
			expect(await withdrawClaim(services, claimant, claimId)).toBeUndefined();
			expect((await claimsToReview(database.queries)).waiting).toEqual([]);
		});

		it('stops counting when its account is deactivated', async () => {
			const { database, services } = await scene(open);
			const own = await newSession(services, 'desk@desertmind.example');
			await claimClinic(services, own, ASKED);
			const deactivated_at = new Date().toISOString();
			await database.queries.updateTable('user').set({ deactivated_at }).execute();
			const { queries } = database;
			expect(await provedClaim(queries, id, own.account.id)).toBeUndefined();
			expect(await provedClaims(queries, id)).toEqual([]);
			expect(await claimedClinics(queries, own.account.id)).toEqual([]);
		});
	});
});
