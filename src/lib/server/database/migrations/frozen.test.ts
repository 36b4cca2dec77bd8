import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MIGRATIONS } from './index.ts';

/**
 * SHA-256 of each migration that has landed. A database that has it never sees what is changed in it
 * later: a change is a migration of its own, and gets a line here.
 */
const LANDED: Record<string, string> = {
	'0001-directory-and-submissions':
		'c31b3e05006cbf0fbf370fb431a2434786715b424426cb222f25b8dbd7794c6d',
	'0002-accounts': '5469906d4b00785701228e1b476bf52ccf8e996a89d7254df58eba264174e244',
	'0003-directory-notice': '53e4e043c6c3eccbef70ef10faddc6fdb52d576eccbf779c3e0fe8100a0ee374'
};

const digestOf = (name: string) =>
	createHash('sha256')
		.update(readFileSync(new URL(`${name}.ts`, import.meta.url)))
		.digest('hex');

it('Migrations are frozen once they have landed.', () => {
	const found = Object.keys(MIGRATIONS).map((name) => [name, digestOf(name)]);
	expect(Object.fromEntries(found)).toEqual(LANDED);
});
