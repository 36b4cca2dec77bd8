import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestEvent } from '@sveltejs/kit';
import { clientNetwork } from './client-network.ts';
import { countAct, forgetActs } from './rate-limit-store.ts';
import type { Database } from '#lib/server/database/database.ts';
import type { Secrets } from '#lib/server/database/secrets.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How often something may be done in a time, in seconds. */
interface Allowance {
	points: number;
	duration: number;
}

/**
 * How often one address and one account may do what. An address may be a whole clinic's or
 * library's, so that it is allowed more than a person needs.
 */
const LIMITS = {
	/** Corrections, new clinics. A person who cares puts right a dozen listings in a sitting. */
	public_form: {
		address: { points: 60, duration: HOUR },
		account: { points: 60, duration: HOUR }
	},
	/** A call takes minutes; reports move a rate that others see. */
	call_report: {
		address: { points: 20, duration: HOUR },
		account: { points: 20, duration: HOUR }
	},
	/** One clinic's rate is not one person's to make: a call to it counts once a day. */
	call_to_clinic: {
		address: { points: 1, duration: 24 * HOUR },
		account: { points: 1, duration: 24 * HOUR }
	},
	/** Each sends a mail to an address that someone typed: nobody's mailbox is to be filled. */
	sign_in_link: {
		address: { points: 20, duration: HOUR },
		account: { points: 5, duration: HOUR }
	},
	/** Mails that tell an address, which someone typed into a form, that the form came. */
	received_mail: {
		address: { points: 60, duration: HOUR },
		account: { points: 5, duration: HOUR }
	},
	/**
	 * Guesses: 10 in a quarter of an hour are forgetting, more are not. An account's are counted for
	 * each network, so that a stranger doesn't keep its owner out …
	 */
	password: {
		address: { points: 30, duration: 15 * MINUTE },
		account: { points: 10, duration: 15 * MINUTE }
	},
	/** … and in all, so that many strangers don't guess more. */
	password_anywhere: {
		address: { points: 100, duration: 15 * MINUTE },
		account: { points: 100, duration: 15 * MINUTE }
	},
	/** Questions that take the server long: see `costly-requests.ts`. */
	reckoning: {
		address: { points: 120, duration: MINUTE },
		account: { points: 60, duration: MINUTE }
	},
	/** A code of an authenticator app, which opens one session: it holds for a minute and a half. */
	second_step_code: {
		address: { points: 1, duration: 2 * MINUTE },
		account: { points: 1, duration: 2 * MINUTE }
	},
	/** Guesses at a code of few digits, besides the attempts that each code has. */
	claim_code: {
		address: { points: 20, duration: HOUR },
		account: { points: 10, duration: HOUR }
	},
	/** Files: reading one costs us seconds, and putting it right takes its sender longer. */
	upload: {
		address: { points: 30, duration: HOUR },
		account: { points: 20, duration: HOUR }
	},
	/** People who are signed in, at work: a group of clinics confirmed one after the other. */
	account_form: {
		address: { points: 600, duration: HOUR },
		account: { points: 300, duration: HOUR }
	}
} satisfies Record<string, { address: Allowance; account: Allowance }>;

export type LimitName = keyof typeof LIMITS;

/** Whose acts are counted. */
export interface Who {
	kind: 'address' | 'account';
	id: string;
}

/**
 * The network that a request comes from. Those that don't come through the proxy whose header names it
 * are counted together.
 */
export function addressOf(event: Pick<RequestEvent, 'getClientAddress'>): Who {
	try {
		return { kind: 'address', id: clientNetwork(event.getClientAddress()) };
	} catch {
		return { kind: 'address', id: 'unnamed' };
	}
}

/** @param id whatever names an account: its id, the e-mail address typed */
export const accountOf = (id: string): Who => ({ kind: 'account', id });

/**
 * Counts one act. While the database is away each instance counts by itself, in memory.
 *
 * @returns seconds to wait; 0: go on
 */
export async function secondsToWait(
	{ database, secrets }: Needed,
	limit: LimitName,
	who: Who
): Promise<number> {
	const { points, duration } = LIMITS[limit][who.kind];
	const key = keyOf(secrets, limit, who);
	try {
		const now = Date.now();
		const used = await countAct(database.queries, key, now, duration * 1000);
		return used.points <= points ? 0 : inSeconds((used.expires_at ?? now) - now);
	} catch (error) {
		if (!isUnavailable(error)) throw error;
		return countInMemory(key, { points, duration });
	}
}

/** Counts one act as `secondsToWait`, but for this instance alone: reading shall write nothing. */
export const secondsToWaitHere = (limit: LimitName, { kind, id }: Who): Promise<number> =>
	countInMemory(`${limit}:${kind}:${id}`, LIMITS[limit][kind]);

/** Counts one act, as `secondsToWait`. false: too many. */
export const consume = async (services: Needed, limit: LimitName, who: Who): Promise<boolean> =>
	(await secondsToWait(services, limit, who)) === 0;

/** Somebody did something too often. Safe to show. */
export class TooMany extends Error {
	override name = 'TooMany';
	/** How long to wait. */
	readonly seconds: number;

	constructor(seconds: number) {
		super(`Too many: wait ${seconds} seconds.`);
		this.seconds = seconds;
	}
}

/**
 * Counts one act, as `secondsToWait`.
 *
 * @throws TooMany
 */
export async function spend(services: Needed, limit: LimitName, who: Who): Promise<void> {
	const seconds = await secondsToWait(services, limit, who);
	if (seconds > 0) throw new TooMany(seconds);
}

/** Forgets what was counted of someone: it was no guessing, since they proved who they are. */
export const forgive = ({ database, secrets }: Needed, limit: LimitName, who: Who) =>
	forgetActs(database.queries, keyOf(secrets, limit, who));

interface Needed {
	database: Database;
	secrets: Secrets;
}

/** A keyed hash: neither addresses nor accounts can be read from the table. */
const keyOf = (secrets: Secrets, limit: LimitName, { kind, id }: Who) =>
	`${limit}:${kind}:${secrets.hash('rate_limit', `${limit}\n${kind}\n${id}`)}`;

/** What this process counts itself: a limiter for each allowance. */
const inMemory = new Map<string, RateLimiterMemory>();

async function countInMemory(key: string, allowance: Allowance): Promise<number> {
	const name = `${allowance.points}/${allowance.duration}`;
	const limiter = inMemory.get(name) ?? new RateLimiterMemory(allowance);
	inMemory.set(name, limiter);
	try {
		await limiter.consume(key);
		return 0;
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused;
		return inSeconds(refused.msBeforeNext);
	}
}

const inSeconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));
