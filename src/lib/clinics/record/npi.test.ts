import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNpi } from './npi.ts';

describe('isNpi', () => {
	it.each(['1234567893', '1245319599', '1003000126', '1679576722', '2000000002'])(
		'takes %s',
		(npi) => {
			expect(isNpi(npi)).toBe(true);
		}
	);

	it.each([
		'',
		'1234567890',
		'123456789',
		'12345678933',
		'0000000006',
		'123456789x',
		'１２３４５６７８９３'
	])('refuses %j', (text) => {
		expect(isNpi(text)).toBe(false);
	});

	const start = fc
		.tuple(fc.constantFrom('1', '2'), fc.stringMatching(/^\d{8}$/))
		.map((it) => it.join(''));

	it('takes exactly one last digit for any nine before it', () => {
		fc.assert(
			fc.property(start, (nine) => {
				const taken = [...'0123456789'].filter((digit) => isNpi(nine + digit));
				expect(taken).toHaveLength(1);
			})
		);
	});

	it('notices any one digit that is wrong', () => {
		fc.assert(
			fc.property(start, fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
				const npi = [...'0123456789'].map((last) => nine + last).find(isNpi) ?? '';
				const wrong = npi.slice(0, at) + ((Number(npi[at]) + by) % 10) + npi.slice(at + 1);
				expect(isNpi(wrong)).toBe(false);
			})
		);
	});
});
