import type { ZipRow } from './zip-table.ts';

/** A prime, so that no habit in giving out numbers (few ZIPs end in 00) makes a shard stand out. */
const SHARDS = 97;

/**
 * Which shard holds a ZIP: the remainder of its number by 97, which says nothing about where it is.
 * So anyone who sees which file is fetched (server, network) learns only that it is one of some 430
 * places all over the country.
 */
export function zipShard(zip: string): string {
	return `zips/${Number(zip) % SHARDS}`;
}

/** Five decimals: within a metre. */
const SCALE = 1e5;

/**
 * One shard as text: a line for each ZIP with its digits, latitude and longitude in
 * 0.00001 degrees, town, state, and "~" if its point is a fallback.
 */
export function encodeZips(rows: readonly ZipRow[]): string {
	return rows
		.map(({ zip, latitude, longitude, name = '', state = '', precision }) =>
			[
				zip,
				Math.round(latitude * SCALE),
				Math.round(longitude * SCALE),
				name,
				state + (precision === 'zip_fallback' ? '~' : '')
			].join('\t')
		)
		.join('\n');
}

/** The row of one ZIP in the text of its shard; undefined when it is not there. */
export function findZip(shard: string, zip: string): ZipRow | undefined {
	const start = `\n${shard}`.indexOf(`\n${zip}\t`);
	if (start < 0) return undefined;
	const [line] = shard.slice(start).split('\n', 1);
	const [, latitude, longitude, name, state] = line.split('\t');
	const row: ZipRow = {
		zip,
		latitude: Number(latitude) / SCALE,
		longitude: Number(longitude) / SCALE,
		precision: state.endsWith('~') ? 'zip_fallback' : 'zip_area'
	};
	if (name) row.name = name;
	if (state.length >= 2) row.state = state.slice(0, 2);
	return row;
}
