import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, slipsAllowed } from './near-spelling.ts';

/** The same by its definition, without a limit. */
function plainly(a: string, b: string): number {
	if (a === '' || b === '') return a.length + b.length;
	const change = a.at(-1) === b.at(-1) ? 0 : 1;
	let least = Math.min(
		plainly(a.slice(0, -1), b) + 1,
		plainly(a, b.slice(0, -1)) + 1,
		plainly(a.slice(0, -1), b.slice(0, -1)) + change
	);
	if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
		least = Math.min(least, plainly(a.slice(0, -2), b.slice(0, -2)) + 1);
	}
	return least;
}

describe('editDistance', () => {
	it.each([
		['pheonix', 'phoenix', 1],
		['albuqerque', 'albuquerque', 1],
		['cincinatti', 'cincinnati', 2],
		['same', 'same', 0],
		['', 'abc', 3],
		['boston', 'austin', 3],
		['boston', 'chicago', Infinity]
	])('of %s and %s is %d within 3', (a, b, distance) => {
		expect(editDistance(a, b, 3)).toBe(distance);
	});

	it('is what its definition says, up to the limit', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
		fc.assert(
			fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
				const distance = plainly(a, b);
				expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : Infinity);
			})
		);
	});

	it('allows more slips in longer names', () => {
		expect(['mesa', 'phoenix', 'albuquerque'].map(slipsAllowed)).toEqual([1, 2, 3]);
	});
});
