import {
	RateLimiterRes,
	RateLimiterStoreAbstract,
	type IRateLimiterStoreOptions
} from 'rate-limiter-flexible';
import type { Database, Queries } from './database/database.ts';
import type { RateLimitRow } from './database/tables.ts';

type Used = Pick<RateLimitRow, 'points' | 'expires_at'>;

/** A limiter that counts in our database, so that all instances count together. */
export class DatabaseRateLimiter extends RateLimiterStoreAbstract {
	readonly #database: Database;

	constructor(database: Database, options: Omit<IRateLimiterStoreOptions, 'storeClient'>) {
		super({ ...options, storeClient: database });
		this.#database = database;
	}

	/** Adds points to a key and tells how many are used: one statement, so that none is lost. */
	_upsert(key: string, points: number, milliseconds: number, anew: boolean): Promise<Used> {
		const now = Date.now();
		const expires_at = milliseconds > 0 ? now + milliseconds : null;
		return this.#database.queries
			.insertInto('rate_limit')
			.values({ key, points, expires_at })
			.onConflict((it) =>
				it.column('key').doUpdateSet(({ eb, ref }) => {
					if (anew) return { points, expires_at };
					const running = eb.or([
						eb('rate_limit.expires_at', 'is', null),
						eb('rate_limit.expires_at', '>', now)
					]);
					return {
						points: eb
							.case()
							.when(running)
							.then(eb('rate_limit.points', '+', ref('excluded.points')))
							.else(ref('excluded.points'))
							.end(),
						expires_at: eb
							.case()
							.when(running)
							.then(ref('rate_limit.expires_at'))
							.else(ref('excluded.expires_at'))
							.end()
					};
				})
			)
			.returning(['points', 'expires_at'])
			.executeTakeFirstOrThrow();
	}

	async _get(key: string): Promise<Used | null> {
		const used = await this.#database.queries
			.selectFrom('rate_limit')
			.select(['points', 'expires_at'])
			.where('key', '=', key)
			.where((it) => it.or([it('expires_at', 'is', null), it('expires_at', '>', Date.now())]))
			.executeTakeFirst();
		return used ?? null;
	}

	async _delete(key: string): Promise<boolean> {
		const { numDeletedRows } = await this.#database.queries
			.deleteFrom('rate_limit')
			.where('key', '=', key)
			.executeTakeFirst();
		return numDeletedRows > 0n;
	}

	_getRateLimiterRes(_key: string, added: number, used: Used): RateLimiterRes {
		return new RateLimiterRes(
			Math.max(this.points - used.points, 0),
			used.expires_at === null ? -1 : Math.max(used.expires_at - Date.now(), 0),
			used.points,
			used.points === added
		);
	}
}

/** Forgets limits that ran out. */
export async function sweepRateLimits(queries: Queries, now: Date): Promise<void> {
	await queries.deleteFrom('rate_limit').where('expires_at', '<', now.getTime()).execute();
}
