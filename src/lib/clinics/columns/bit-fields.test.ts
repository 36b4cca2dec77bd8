import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from './bit-fields.ts';

const anySizes = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer({ min: 1, max: 32 }), {
	maxKeys: 30
});

describe('bit fields', () => {
	it('never share a bit, and never lie across two words', () => {
		fc.assert(
			fc.property(anySizes, (sizes) => {
				const used = new Map<number, bigint>();
				for (const [name, { word, shift, mask }] of Object.entries(layOut(sizes))) {
					expect(mask).toBe(2 ** sizes[name] - 1);
					expect(shift + sizes[name]).toBeLessThanOrEqual(32);
					const bits = BigInt(mask) << BigInt(shift);
					const taken = used.get(word) ?? 0n;
					expect(taken & bits).toBe(0n);
					used.set(word, taken | bits);
				}
				expect([...used.keys()].sort((a, b) => a - b)).toEqual([...used.keys()].map((_, n) => n));
			})
		);
	});

	it('take the first word that has room', () => {
		const { a, b, c, d } = layOut({ a: 30, b: 3, c: 2, d: 29 });
		expect([a, b, c, d].map(({ word, shift }) => [word, shift])).toEqual([
			[0, 0],
			[1, 0],
			[0, 30],
			[1, 3]
		]);
	});

	it.each([0, 33, 1.5])('refuse %s bits by name', (payers) => {
		expect(() => layOut({ routes: 7, payers })).toThrow(/"payers" needs .* bits/);
	});
});
