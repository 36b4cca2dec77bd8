import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, sums, unzigzag, zigzag } from './zigzag.ts';

/** Differences of any two of these still fit. */
const whole = fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 });

describe('zigzag', () => {
	it('makes small numbers of numbers near 0, whatever their sign', () => {
		expect([0, -1, 1, -2, 2].map(zigzag)).toEqual([0, 1, 2, 3, 4]);
	});

	it('comes back, up to the largest', () => {
		for (const value of [-(2 ** 31), 2 ** 31 - 1]) expect(unzigzag(zigzag(value))).toBe(value);
		fc.assert(fc.property(whole, (value) => unzigzag(zigzag(value)) === value));
	});
});

describe('differences', () => {
	it('are from the number before', () => {
		expect([...differences([5, 7, 4])]).toEqual([10, 4, 5]);
	});

	it('add up to what they are of', () => {
		fc.assert(
			fc.property(fc.array(whole), (values) => {
				expect([...sums(differences(values))]).toEqual(values);
			})
		);
	});
});
