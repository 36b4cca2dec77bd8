import type { Queries } from '../database/database.ts';

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
