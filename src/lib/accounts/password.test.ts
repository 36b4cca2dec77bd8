import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.server.ts';
import { passwordProblem } from './password.ts';

const EMAIL = 'marianne@lakeclinic.example';

describe('a password', () => {
	it.each([
		['short', 'eleven char'],
		['long', 'four calm horses swim '.repeat(6)],
		['easy', 'password1234'],
		['easy', 'Contraseña12'],
		['easy', 'aaaaaaaaaaaaaaaa'],
		['easy', 'ababcababcababc'],
		['easy', 'qwerty123456'],
		['easy', 'marianne12345'],
		[null, 'four calm horses swim'],
		[null, 'ñandú, mate y río'],
		[null, 'x7$Kq-92!mZp']
	])('is %s: %s', (problem, password) => expect(passwordProblem(password, EMAIL)).toBe(problem));

	it('is counted in characters, whatever they take', () => {
		expect(passwordProblem('🐎🐎🐎🐎🐎🐎', EMAIL)).toBe('short');
	});

	it('is kept with a salt of its own, and known again however its letters were typed', async () => {
		const [first, second] = await Promise.all([hashPassword('ñandú 1'), hashPassword('ñandú 1')]);
		expect(first).not.toBe(second);
		const decomposed = 'ñandú 1'.normalize('NFD');
		expect(await verifyPassword({ hash: first, password: decomposed })).toBe(true);
		expect(await verifyPassword({ hash: first, password: 'nandu 1' })).toBe(false);
		expect(await verifyPassword({ hash: 'scrypt:1:2', password: 'ñandú 1' })).toBe(false);
	});

	it('is checked at the cost it was kept with', async () => {
		const costly = '$argon2id$v=19$m=64,t=1,p=1$';
		const hash = (await hashPassword('x')).replace(/^\$argon2id\$v=19\$[^$]*\$/, costly);
		expect(await verifyPassword({ hash, password: 'x' })).toBe(false);
	});
});
