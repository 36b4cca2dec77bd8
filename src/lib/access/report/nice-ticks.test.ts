import fc from 'fast-check';
import { expect, it } from 'vitest';
import { niceTicks } from './nice-ticks.ts';

it('an axis goes from 0 to above the largest value in two to five round steps', () => {
	expect(niceTicks(87_232_294)).toEqual([0, 25e6, 50e6, 75e6, 100e6]);
	expect(niceTicks(40)).toEqual([0, 10, 20, 30, 40]);
	expect(niceTicks(0)).toEqual([0, 1]);
	fc.assert(
		fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (largest) => {
			const ticks = niceTicks(largest);
			expect(ticks[0]).toBe(0);
			expect(ticks.length).toBeGreaterThan(2);
			expect(ticks.length).toBeLessThanOrEqual(5);
			expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(largest * (1 - 1e-12));
		})
	);
});
