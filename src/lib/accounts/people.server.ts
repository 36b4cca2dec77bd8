import type { Queries } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import type { Services } from '#lib/server/services.ts';
import {
	findAccount,
	removeSecondStep,
	updateAccount,
	voidPasswordLinks
} from './account-store.server.ts';
import type { Auth } from './auth.server.ts';
import { hashPassword } from './password-hash.server.ts';
import type { Session } from './session.ts';

type Needed = Pick<Services, 'auth' | 'database'>;

/** Someone to be given an account. */
interface NewPerson {
	email: string;
	/** For the list of people; '' when none is given. */
	name: string;
}

/**
 * Makes someone a moderator and mails them a link to choose a password. Who has an account keeps it;
 * who is invited again gets a new link.
 */
export async function inviteModerator(
	{ auth, database }: Needed,
	admin: Session,
	person: NewPerson
): Promise<void> {
	const id = await accountOf(auth, person);
	await changeDirectory(database, async ({ queries, log }) => {
		const account = await findAccount(queries, id);
		if (account?.role !== 'clinic') return;
		await updateAccount(queries, id, { role: 'moderator' });
		await log({
			actor: 'moderator',
			account_id: admin.account.id,
			action: 'account_invited',
			reason: JSON.stringify({ account: id })
		});
	});
	await auth.api.requestPasswordReset({ body: { email: person.email } });
}

/** What an admin can do to another's account; each ends its sessions. */
const CHANGES = {
	make_admin: (queries: Queries, id: string) => updateAccount(queries, id, { role: 'admin' }),
	make_moderator: (queries: Queries, id: string) =>
		updateAccount(queries, id, { role: 'moderator' }),
	make_clinic: async (queries: Queries, id: string) => {
		await updateAccount(queries, id, { role: 'clinic' });
		await voidPasswordLinks(queries, id);
	},
	deactivate: async (queries: Queries, id: string) => {
		await updateAccount(queries, id, { deactivated_at: new Date().toISOString() });
		await voidPasswordLinks(queries, id);
	},
	activate: (queries: Queries, id: string) => updateAccount(queries, id, { deactivated_at: null }),
	stop_second_step: removeSecondStep
};
export type PersonChange = keyof typeof CHANGES;

export const isPersonChange = (text: string): text is PersonChange => Object.hasOwn(CHANGES, text);

/**
 * Changes another's account. Nobody changes their own, and two admins who act at once take turns: so
 * that one is always left.
 *
 * @returns false when there is no such account, it is one's own, or one is no longer an admin
 */
export function changePerson(
	{ database }: Pick<Services, 'database'>,
	admin: Session,
	id: string,
	change: PersonChange
): Promise<boolean> {
	return changeDirectory(database, async ({ queries, log }) => {
		const own = await findAccount(queries, admin.account.id);
		const other = await findAccount(queries, id);
		const isAllowed = own?.role === 'admin' && own.deactivated_at === null;
		if (!isAllowed || !other || id === admin.account.id) return false;
		await CHANGES[change](queries, id);
		await log({
			actor: 'moderator',
			account_id: admin.account.id,
			action: 'account_changed',
			reason: JSON.stringify({ account: id, change })
		});
		return true;
	});
}

/** Mails another moderator a new link to choose a password. false: there is no such account. */
export async function sendPasswordLink({ auth, database }: Needed, id: string): Promise<boolean> {
	const account = await findAccount(database.queries, id);
	if (!account || account.role === 'clinic') return false;
	await auth.api.requestPasswordReset({ body: { email: account.email } });
	return true;
}

/**
 * Makes an admin, or gives one back their way in: with this password, without a second step, and
 * with all earlier sessions ended. For who has the server in hand.
 *
 * @returns whether the account is new
 */
export async function createAdmin(
	{ auth, database }: Needed,
	{ password, ...person }: NewPerson & { password: string }
): Promise<boolean> {
	const { internalAdapter } = await auth.$context;
	const isNew = (await internalAdapter.findUserByEmail(person.email)) === null;
	const id = await accountOf(auth, person);
	const hash = await hashPassword(password);
	if (await internalAdapter.findCredentialAccount(id)) {
		await internalAdapter.updatePassword(id, hash);
	} else {
		const credential = { providerId: 'credential', accountId: id, userId: id, password: hash };
		await internalAdapter.createAccount(credential);
	}
	await changeDirectory(database, async ({ queries, log }) => {
		await updateAccount(queries, id, { role: 'admin', deactivated_at: null });
		await removeSecondStep(queries, id);
		await voidPasswordLinks(queries, id);
		const change = isNew ? 'created' : 'make_admin';
		const reason = JSON.stringify({ account: id, change });
		await log({ actor: 'system', action: 'account_changed', reason });
	});
	return isNew;
}

/** The account of an address, made when there is none. */
async function accountOf(auth: Auth, { email, name }: NewPerson): Promise<string> {
	const { internalAdapter } = await auth.$context;
	const known = await internalAdapter.findUserByEmail(email);
	if (known) return known.user.id;
	// Anyone who invites vouches for the address; what proves it is the link that goes there.
	const { id } = await internalAdapter.createUser(
		{ email, name, emailVerified: true },
		{ method: 'admin' }
	);
	return id;
}
