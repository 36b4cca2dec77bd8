import type { Queries } from '#lib/server/database/database.ts';
import type { RateLimitRow } from '#lib/server/database/tables.ts';

/**
 * Counts one act under a key, in one statement, so that none is lost however many come at once.
 *
 * @param now and `duration` in milliseconds: how long a count runs from its first act
 * @returns how many there are by now, and when their time is over
 */
export function countAct(
	queries: Queries,
	key: string,
	now: number,
	duration: number
): Promise<Pick<RateLimitRow, 'points' | 'expires_at'>> {
	return queries
		.insertInto('rate_limit')
		.values({ key, points: 1, expires_at: now + duration })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet(({ eb, ref }) => {
				const isRunning = eb('rate_limit.expires_at', '>', now);
				return {
					points: eb
						.case()
						.when(isRunning)
						.then(eb('rate_limit.points', '+', 1))
						.else(1)
						.end(),
					expires_at: eb
						.case()
						.when(isRunning)
						.then(ref('rate_limit.expires_at'))
						.else(ref('excluded.expires_at'))
						.end()
				};
			})
		)
		.returning(['points', 'expires_at'])
		.executeTakeFirstOrThrow();
}

/** Forgets what was counted under a key. */
export async function forgetActs(queries: Queries, key: string): Promise<void> {
	await queries.deleteFrom('rate_limit').where('key', '=', key).execute();
}

/** Forgets counts whose time is over. */
export async function sweepRateLimits(queries: Queries, now: Date): Promise<void> {
	await queries.deleteFrom('rate_limit').where('expires_at', '<=', now.getTime()).execute();
}
