import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * OWASP's least for argon2id: 19 MiB, 2 passes, 1 lane. A small server stands a few at once, and
 * guesses are limited besides.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const SALT_LENGTH = 16;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify(
	(parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
		argon2('argon2id', parameters, done)
);

/** A password as it is kept: argon2id in PHC form, with its salt and cost. */
export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(SALT_LENGTH);
	const key = await derive({ message: bytesOf(password), nonce, ...COST });
	const { memory, passes, parallelism } = COST;
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${inBase64(nonce)}$${inBase64(key)}`;
}

/** Whether a password is the one kept, at the cost it was kept with. */
export async function verifyPassword({
	hash,
	password
}: {
	hash: string;
	password: string;
}): Promise<boolean> {
	const parts = PHC.exec(hash);
	if (!parts) return false;
	const [memory, passes, parallelism] = parts.slice(1, 4).map(Number);
	const [nonce, key] = parts.slice(4).map((it) => Buffer.from(it, 'base64'));
	const message = bytesOf(password);
	const given = await derive({
		message,
		nonce,
		memory,
		passes,
		parallelism,
		tagLength: key.length
	});
	return timingSafeEqual(given, key);
}

/** The same letters typed on another keyboard are the same password. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'));

const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
