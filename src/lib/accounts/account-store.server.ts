import { sql } from 'kysely';
import type { Queries } from '#lib/server/database/database.ts';
import type { UserRow } from '#lib/server/database/tables.ts';

/**
 * Whether an account may sign in: not when it is deactivated, and with a link alone only when it
 * can decide nothing. Moderators need their password.
 */
export async function mayOpenSession(
	queries: Queries,
	accountId: string,
	byLink: boolean
): Promise<boolean> {
	const account = await queries
		.selectFrom('user')
		.select(['role', 'deactivated_at'])
		.where('id', '=', accountId)
		.executeTakeFirst();
	if (!account || account.deactivated_at !== null) return false;
	return !byLink || account.role === 'clinic';
}

/** Which of these accounts may review: moderators and admins that are active. */
export async function reviewersAmong(
	queries: Queries,
	accountIds: readonly string[]
): Promise<ReadonlySet<string>> {
	if (accountIds.length === 0) return new Set();
	const rows = await queries
		.selectFrom('user')
		.select('id')
		.where('id', 'in', accountIds)
		.where('role', 'in', ['moderator', 'admin'])
		.where('deactivated_at', 'is', null)
		.execute();
	return new Set(rows.map(({ id }) => id));
}

/** Someone who reviews, or did. */
export interface Person {
	id: string;
	email: string;
	name: string;
	role: string;
	deactivatedAt: string | null;
	hasPassword: boolean;
	hasSecondStep: boolean;
}

/** Moderators and admins, by e-mail address. */
export async function listPeople(queries: Queries): Promise<Person[]> {
	const rows = await queries
		.selectFrom('user')
		.leftJoin('credential', 'credential.user_id', 'user.id')
		.select(['user.id', 'email', 'name', 'role', 'deactivated_at', 'two_factor_enabled'])
		.select('credential.id as credential_id')
		.where('role', '!=', 'clinic')
		.orderBy('email')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		email: row.email,
		name: row.name,
		role: row.role,
		deactivatedAt: row.deactivated_at,
		hasPassword: row.credential_id !== null,
		hasSecondStep: Boolean(row.two_factor_enabled)
	}));
}

export const findAccount = (
	queries: Queries,
	id: string
): Promise<Pick<UserRow, 'email' | 'role' | 'deactivated_at'> | undefined> =>
	queries
		.selectFrom('user')
		.select(['email', 'role', 'deactivated_at'])
		.where('id', '=', id)
		.executeTakeFirst();

/** Ends one session. */
export async function deleteSession(queries: Queries, id: string): Promise<void> {
	await queries.deleteFrom('session').where('id', '=', id).execute();
}

/** Makes links to choose a password, and sign-ins that wait for their second step, worth nothing. */
export async function voidPasswordLinks(queries: Queries, accountId: string): Promise<void> {
	// What a link signs in by names an address instead: it is another kind of link.
	await queries.deleteFrom('verification').where('value', '=', accountId).execute();
}

/** Changes what of an account is ours to write, and ends its sessions. */
export async function updateAccount(
	queries: Queries,
	id: string,
	set: Partial<Pick<UserRow, 'role' | 'deactivated_at'>>
): Promise<void> {
	await queries.updateTable('user').set(set).where('id', '=', id).execute();
	await queries.deleteFrom('session').where('user_id', '=', id).execute();
}

/** Removes an account's second step, and ends its sessions. */
export async function removeSecondStep(queries: Queries, id: string): Promise<void> {
	await queries.deleteFrom('two_factor').where('user_id', '=', id).execute();
	await queries
		.updateTable('user')
		.set({ two_factor_enabled: sql<boolean>`false` })
		.where('id', '=', id)
		.execute();
	await queries.deleteFrom('session').where('user_id', '=', id).execute();
}

/** Forgets sessions, links and codes that are over, with the addresses in them. */
export async function forgetExpired(queries: Queries, now: Date): Promise<void> {
	await queries.deleteFrom('session').where('expires_at', '<', now).execute();
	await queries.deleteFrom('verification').where('expires_at', '<', now).execute();
}

/**
 * Forgets accounts of those who speak for no clinic and have nothing under way: their addresses were
 * left to send something, and that was decided, or never sent, before a time. Ids in the record stay,
 * and name nobody then.
 */
export async function forgetIdleAccounts(queries: Queries, before: Date): Promise<void> {
	const since = before.toISOString();
	await queries
		.deleteFrom('user')
		.where('role', '=', 'clinic')
		// Who was shut out would come back as somebody new.
		.where('deactivated_at', 'is', null)
		.where('created_at', '<', before)
		.where(({ not, exists, or, selectFrom }) =>
			not(
				or([
					exists(selectFrom('session').select('id').whereRef('session.user_id', '=', 'user.id')),
					exists(
						selectFrom('claim')
							.select('id')
							.whereRef('claim.account_id', '=', 'user.id')
							.where((it) =>
								it.or([it('state', 'in', ['pending', 'proved']), it('decided_at', '>=', since)])
							)
					),
					exists(
						selectFrom('submission')
							.select('id')
							.whereRef('submission.account_id', '=', 'user.id')
							.where((it) => it.or([it('decided_at', 'is', null), it('decided_at', '>=', since)]))
					)
				])
			)
		)
		.execute();
}
