import { randomInt, randomUUID } from 'node:crypto';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { Session } from '#lib/accounts/session.ts';
import {
	addClaim,
	claimsOnClinic,
	countAttempt,
	findClaim,
	lastWasRevoked,
	latestClaim,
	updateClaim,
	type ClaimWithAccount
} from './claim-store.server.ts';
import type { ClaimRow } from '#lib/server/database/tables.ts';
import { changeDirectory, type DirectoryChange } from '#lib/server/directory/directory-store.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import type { Services } from '#lib/server/services.ts';
import {
	CODE_ATTEMPTS,
	CODE_DAYS,
	newClaimCode,
	readClaimCode,
	type Claim,
	type ClaimState
} from './claim.ts';
import { readClaim } from './claims.server.ts';
import { claimMail } from './claim-mail.server.ts';
import { domainOf, domainProves, provingWebsite } from './proof.ts';
import type { Proof } from './claim.ts';

type Needed = Pick<Services, 'database' | 'secrets' | 'settings'>;

/**
 * Claims a clinic for who is signed in. An address at the website that the clinic lists now, and that
 * somebody vouches for, proves it at once; otherwise the claim waits. So does a claim from a domain of
 * which a moderator turned one down before (another name there is quickly had), and any after one on
 * the clinic was revoked. Anyone who has a claim that is open or holds keeps that one.
 *
 * @returns undefined when the clinic is not listed
 */
export function claimClinic(
	services: Needed,
	session: Session,
	asked: { clinicId: string; note: string | null; locale: 'en' | 'es' }
): Promise<Claim | undefined> {
	const { account } = session;
	return changeDirectory(services.database, async (change) => {
		const listed = await listedNow(change, asked.clinicId);
		if (!listed) return undefined;
		const others = await claimsOnClinic(change.queries, asked.clinicId);
		const isBarred =
			turnedDown(others, account.email) || (await lastWasRevoked(change.queries, asked.clinicId));
		await addClaim(change.queries, newRow(asked, account.id));
		const claim = await latestClaim(change.queries, asked.clinicId, account.id);
		const isProved = !isBarred && domainProves(account.email, provingWebsite(listed));
		if (claim?.state !== 'pending' || !isProved) return claim && readClaim(claim);
		return settle(services, change, claim.id, {
			from: 'pending',
			to: 'proved',
			proof: 'email_domain',
			actor: 'clinic',
			by: account.id,
			answer: null
		});
	});
}

/**
 * Whether a claim of this address's domain was once refused or revoked, and none of it has been proved
 * since by a code or to a moderator.
 */
function turnedDown(claims: readonly ClaimWithAccount[], email: string): boolean {
	const [last] = claims
		.filter(({ state, proof }) => {
			const isDecided = state === 'proved' && proof !== 'email_domain';
			return isDecided || state === 'refused' || state === 'revoked';
		})
		.filter((it) => domainOf(it.email) === domainOf(email))
		.toSorted((a, b) => (b.decided_at ?? '').localeCompare(a.decided_at ?? ''));
	return last !== undefined && last.state !== 'proved';
}

/** What came of typing in a code. */
export type CodeOutcome = 'proved' | 'wrong' | 'used_up';

/**
 * Proves a claim by the code that a moderator read out on the clinic's listed phone.
 *
 * @returns 'used_up' when there is no code that still counts: a new one must be asked for
 */
export function enterCode(
	services: Needed,
	session: Session,
	claimId: string,
	typed: string
): Promise<CodeOutcome> {
	return changeDirectory(services.database, async (change) => {
		const claim = await findClaim(change.queries, claimId);
		if (claim?.account_id !== session.account.id) return 'used_up';
		if (claim.state === 'proved') return 'proved';
		const now = new Date().toISOString();
		const counted = await countAttempt(change.queries, claimId, CODE_ATTEMPTS, now);
		if (!counted?.code_hash) return 'used_up';
		const code = readClaimCode(typed);
		const isRight =
			code !== null &&
			services.secrets.verify('claim_code', codeText(claimId, code), counted.code_hash);
		if (!isRight) return counted.code_attempts < CODE_ATTEMPTS ? 'wrong' : 'used_up';
		const proved = await settle(services, change, claimId, {
			from: 'pending',
			to: 'proved',
			proof: 'phone_code',
			actor: 'clinic',
			by: session.account.id,
			answer: null
		});
		return proved ? 'proved' : 'used_up';
	});
}

/** Takes back a claim of one's own, whether it waits or holds. */
export function withdrawClaim(
	services: Needed,
	session: Session,
	claimId: string
): Promise<Claim | undefined> {
	return changeDirectory(services.database, async (change) => {
		const claim = await findClaim(change.queries, claimId);
		if (claim?.account_id !== session.account.id) return undefined;
		if (claim.state !== 'pending' && claim.state !== 'proved') return undefined;
		return settle(services, change, claimId, {
			from: claim.state,
			to: 'withdrawn',
			proof: readClaim(claim).proof,
			actor: 'clinic',
			by: session.account.id,
			answer: null
		});
	});
}

/**
 * Makes the code that a moderator reads out on the clinic's listed phone, in place of one made
 * before. It is shown once: only its keyed hash is kept.
 *
 * @returns undefined when the claim no longer waits
 */
export async function makeCode(
	{ database, secrets }: Needed,
	moderator: Session,
	claimId: string
): Promise<string | undefined> {
	const code = newClaimCode((below) => randomInt(below));
	const expires = new Date();
	expires.setUTCDate(expires.getUTCDate() + CODE_DAYS);
	const updated = await database.transaction(async (queries) => {
		const claim = await findClaim(queries, claimId);
		if (claim?.account_id === moderator.account.id) return undefined;
		return updateClaim(queries, claimId, 'pending', {
			code_hash: secrets.hash('claim_code', codeText(claimId, code)),
			code_expires_at: expires.toISOString(),
			code_attempts: 0,
			decided_by: moderator.account.id
		});
	});
	return updated && code;
}

/** What a moderator decides on a claim, and why. */
export interface ClaimDecision {
	to: 'proved' | 'refused' | 'revoked';
	/** Told to the claimant. */
	answer: string;
}

/**
 * Decides on a claim as a moderator; nobody decides on a claim of their own.
 *
 * @returns undefined when someone else was first: the claim is no longer what they saw
 */
export function decideClaim(
	services: Needed,
	moderator: Session,
	claimId: string,
	{ to, answer }: ClaimDecision
): Promise<Claim | undefined> {
	return changeDirectory(services.database, async (change) => {
		const claim = await findClaim(change.queries, claimId);
		if (!claim || claim.account_id === moderator.account.id) return undefined;
		return settle(services, change, claimId, {
			from: to === 'revoked' ? 'proved' : 'pending',
			to,
			proof: to === 'proved' ? 'moderator' : readClaim(claim).proof,
			actor: 'moderator',
			by: moderator.account.id,
			answer
		});
	});
}

/** A step of a claim from one state to another, who takes it and why. */
interface Step {
	from: ClaimState;
	to: Exclude<ClaimState, 'pending'>;
	proof: Proof | null;
	actor: 'clinic' | 'moderator';
	by: string;
	answer: string | null;
}

/** Takes a step if the claim is where it starts: with its event, and the mail that tells of it. */
async function settle(
	services: Needed,
	change: DirectoryChange,
	claimId: string,
	step: Step
): Promise<Claim | undefined> {
	const before = await findClaim(change.queries, claimId);
	const claim = await updateClaim(change.queries, claimId, step.from, {
		state: step.to,
		proof: step.proof,
		// What was said before stays below: it is why the claim was proved.
		answer: [step.answer, before?.answer].filter(Boolean).join('\n\n') || null,
		code_hash: null,
		decided_at: new Date().toISOString(),
		...(step.actor === 'moderator' && { decided_by: step.by })
	});
	if (!claim) return undefined;
	await change.log({
		actor: step.actor,
		account_id: step.by,
		action: `claim_${step.to}`,
		clinic_id: claim.clinic_id,
		proof: step.proof
	});
	if (step.to !== 'withdrawn') {
		await tell(services, change, { ...claim, answer: step.answer }, step.to);
	}
	return readClaim(claim);
}

async function tell(
	{ settings }: Needed,
	change: DirectoryChange,
	claim: ClaimRow,
	outcome: 'proved' | 'refused' | 'revoked'
): Promise<void> {
	const account = await findClaim(change.queries, claim.id);
	if (!account) return;
	const locale = claim.locale === 'es' ? 'es' : 'en';
	const { name } = (await listedNow(change, claim.clinic_id)) ?? { name: claim.clinic_id };
	await queueMail(change.queries, {
		to: account.email,
		...claimMail({
			locale,
			clinicName: name,
			outcome,
			proof: readClaim(claim).proof,
			answer: claim.answer,
			link: settings.origin + localizeHref(`/clinics/${claim.clinic_id}/claim`, { locale })
		})
	});
}

/** The clinic as it is published at this moment. */
async function listedNow(change: DirectoryChange, id: string): Promise<Clinic | undefined> {
	const stored = await change.clinic(id);
	return readListed(stored?.data) ?? undefined;
}

/** What a code's hash covers: a code is worth nothing for another claim. */
const codeText = (claimId: string, code: string) => `${claimId}\n${code}`;

function newRow(
	{ clinicId, note, locale }: { clinicId: string; note: string | null; locale: string },
	accountId: string
): ClaimRow {
	return {
		id: randomUUID(),
		clinic_id: clinicId,
		account_id: accountId,
		state: 'pending',
		proof: null,
		code_hash: null,
		code_expires_at: null,
		code_attempts: 0,
		note,
		answer: null,
		decided_by: null,
		locale,
		created_at: new Date().toISOString(),
		decided_at: null
	};
}
