import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Positions } from '#lib/access/areas.ts';

/** Where people live. */
export interface Tracts extends Positions {
	population: Uint32Array;
}

/** Reads the census tracts' population centres as the Census Bureau's figures come. */
export function readTracts(): Tracts {
	const file = join(
		process.env.RAW_DATA ?? '../shared/data',
		'census/tract-population-centres-2020.csv'
	);
	const rows = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
	const cells = rows.map((row) => row.split(','));
	return {
		population: Uint32Array.from(cells, ([, people]) => Number(people)),
		latitude: Float64Array.from(cells, ([, , latitude]) => Number(latitude)),
		longitude: Float64Array.from(cells, ([, , , longitude]) => Number(longitude))
	};
}
