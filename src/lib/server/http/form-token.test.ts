import { createHmac, timingSafeEqual } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFormToken, readFormToken } from './form-token.ts';
import type { Secrets } from '#lib/server/database/secrets.ts';

function secretsWith(key: string): Secrets {
	const hash: Secrets['hash'] = (purpose, text) =>
		createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
	return {
		sessionSecret: key,
		hash,
		verify: (purpose, text, signature) => {
			const [right, given] = [hash(purpose, text), signature].map((it) => Buffer.from(it));
			return right.length === given.length && timingSafeEqual(right, given);
		}
	};
}

const secrets = secretsWith('ours');
const OPENED = Date.parse('2026-03-01T12:00:00Z');
const token = newFormToken(secrets, OPENED);
const [id, time, signature] = token.split('.');
const HOUR = 60 * 60 * 1000;

describe('a form’s token', () => {
	it.each([24 * HOUR + 1, 400 * 24 * HOUR])(
		'is not accepted %i ms after the form was opened',
		(age) => {
			expect(readFormToken(secrets, token, OPENED + age)).toEqual({ problem: 'expired' });
		}
	);

	it.each([-1000, 0, 2999, HOUR, 24 * HOUR])('says that its form was opened %i ms ago', (age) => {
		expect(readFormToken(secrets, token, OPENED + age)).toEqual({ id, age });
	});

	it.each([
		['nothing', ''],
		['another’s', newFormToken(secretsWith('theirs'), OPENED)],
		[
			'one that was signed for something else',
			`${id}.${time}.${secrets.hash('submission', `${id}.${time}`)}`
		],
		['a later time', `${id}.${(OPENED + HOUR).toString(36)}.${signature}`],
		['another id', `${id.replace(/./, (it) => (it === 'A' ? 'B' : 'A'))}.${time}.${signature}`],
		['no signature', `${id}.${time}.`],
		['a line more', `${token}\n`]
	])('is not %s', (_, given) => {
		expect(readFormToken(secrets, given, OPENED + HOUR)).toEqual({ problem: 'expired' });
	});

	it('is never read from other bytes, whatever they are', () => {
		const now = OPENED + HOUR;
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary', maxLength: 200 }),
					fc
						.tuple(fc.nat(token.length - 1), fc.string({ unit: 'binary', maxLength: 3 }))
						.map(([at, more]) => token.slice(0, at) + more + token.slice(at + 1))
				),
				(given) => {
					const isOurs = given === token;
					expect('id' in readFormToken(secrets, given, now)).toBe(isOurs);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('names its form alone', () => {
		const ids = Array.from({ length: 1000 }, () => newFormToken(secrets).split('.')[0]);
		expect(new Set(ids).size).toBe(1000);
	});
});
