import { expect, test } from 'vitest';
import { column, row } from './tiles.ts';

test('Chicago lies in tile 9/131/190, and the world has no tile past its edge', () => {
	expect([column(-87.6298, 9), row(41.8781, 9)]).toEqual([131, 190]);
	expect([column(180, 3), row(-86, 3), row(86, 3)]).toEqual([7, 7, 0]);
});
