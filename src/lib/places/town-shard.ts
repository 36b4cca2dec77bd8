import { townKey } from './town-key.ts';
import type { Town } from './town.ts';

/** A town as filed in a shard. */
export interface TownEntry extends Town {
	/** `townKey` of its name, or of the alias under which it is filed here. */
	key: string;
	/** `alias`: another name of the town; `state`: the name or code of its state, of which it is a large town. */
	filed: 'name' | 'alias' | 'state';
}

/** The shard with all larger towns, fetched only when a name matches nothing. */
export const LARGE_TOWNS = 'towns/large';

/**
 * Which shard holds a key: its first two characters, which say little about where a town is. Null
 * for keys too short to look up.
 */
export function townShard(key: string): string | null {
	return key.length < 2 ? null : `towns/${key.slice(0, 2)}`;
}

const SCALE = 1e4;
const MARKS: Record<TownEntry['filed'], string> = { name: '', alias: '=', state: '*' };

/**
 * One shard as text: a line for each entry with the town's name, state, latitude and longitude in
 * 0.0001 degrees (11 m), population in hundreds, county, and the key if it is not the name's own,
 * marked "=" for an alias and "*" for a state. Empty fields at the end are left out.
 */
export function encodeTowns(entries: readonly TownEntry[]): string {
	return entries
		.map(({ name, state, latitude, longitude, population, county = '', key, filed }) =>
			[
				name,
				state,
				Math.round(latitude * SCALE),
				Math.round(longitude * SCALE),
				Math.ceil(population / 100) || '',
				county,
				filed === 'name' ? '' : MARKS[filed] + key
			]
				.join('\t')
				.trimEnd()
		)
		.join('\n');
}

/** Shards already decoded, by their text: some 300 at most, the same for everyone. */
const decoded = new Map<string, readonly TownEntry[]>();

/** The entries of a shard's text, populations rounded up to hundreds. */
export function decodeTowns(text: string): readonly TownEntry[] {
	const entries = decoded.get(text) ?? decode(text);
	decoded.set(text, entries);
	return entries;
}

function decode(text: string): TownEntry[] {
	if (text === '') return [];
	return text.split('\n').map((line) => {
		const [name, state, latitude, longitude, hundreds = '', county = '', filedAs = ''] =
			line.split('\t');
		const entry: TownEntry = {
			name,
			state,
			latitude: Number(latitude) / SCALE,
			longitude: Number(longitude) / SCALE,
			population: Number(hundreds) * 100,
			key: filedAs ? filedAs.slice(1) : townKey(name),
			filed: filedAs === '' ? 'name' : filedAs.startsWith(MARKS.state) ? 'state' : 'alias'
		};
		if (county) entry.county = county;
		return entry;
	});
}
