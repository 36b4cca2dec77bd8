import { expect, it } from 'vitest';
import { sameSpot } from './same-spot.ts';

it('a press reaches every clinic at its spot that counts, the pressed one first', () => {
	const positions = {
		latitude: Float64Array.of(40, 41, 40, 40, 40),
		longitude: Float64Array.of(-90, -90, -90, -91, -90)
	};
	expect(sameSpot(positions, Uint8Array.of(1, 1, 1, 1, 1), 2)).toEqual([2, 0, 4]);
	expect(sameSpot(positions, Uint8Array.of(1, 1, 1, 1, 0), 2)).toEqual([2, 0]);
	expect(sameSpot(positions, Uint8Array.of(1, 1, 1, 1, 1), 3)).toEqual([3]);
	expect(sameSpot(positions, Uint8Array.of(2, 1, 1, 1, 1), 0)).toEqual([0, 2, 4]);
});
