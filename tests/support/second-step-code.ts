import { createHmac } from 'node:crypto';

/** The six digits that an authenticator app shows now for a key (RFC 6238). */
export function codeOf(key: string, now = Date.now()): string {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...key].map((it) => letters.indexOf(it).toString(2).padStart(5, '0')).join('');
	const bytes = (bits.match(/.{8}/g) ?? []).map((it) => parseInt(it, 2));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
	const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
	const number = hash.readUInt32BE(hash[19] & 15) & 0x7fff_ffff;
	return String(number % 1_000_000).padStart(6, '0');
}
