import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from './database.ts';

/** What a signature is for: one made for one purpose is worth nothing for another. */
export type Purpose = 'form' | 'submission' | 'reminder' | 'claim_code' | 'rate_limit';

/** Keyed hashes with a secret that all instances share. */
export interface Secrets {
	/** For better-auth, which makes its own keys from it. */
	readonly sessionSecret: string;
	/** A keyed hash (HMAC-SHA-256) of a text, base64url, 43 characters. */
	hash(purpose: Purpose, text: string): string;
	/** Whether a signature is `hash(purpose, text)`, compared in constant time. */
	verify(purpose: Purpose, text: string, signature: string): boolean;
}

/** The secrets of a database: made at random the first time, the same ever after. */
export async function openSecrets(database: Database): Promise<Secrets> {
	const key = await secret(database, 'signing');
	const sessionSecret = await secret(database, 'session');
	const hash = (purpose: Purpose, text: string) =>
		createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
	return {
		sessionSecret,
		hash,
		verify(purpose, text, signature) {
			const [right, given] = [hash(purpose, text), signature].map((it) => Buffer.from(it));
			return right.length === given.length && timingSafeEqual(right, given);
		}
	};
}

async function secret({ queries }: Database, name: string): Promise<string> {
	await queries
		.insertInto('secret')
		.values({ name, value: randomBytes(32).toString('base64url') })
		.onConflict((it) => it.column('name').doNothing())
		.execute();
	const { value } = await queries
		.selectFrom('secret')
		.select('value')
		.where('name', '=', name)
		.executeTakeFirstOrThrow();
	return value;
}
