import { ALIASES } from './aliases.ts';
import { KNOWN_ZIPS, encodeKnownZips } from './known-zips.ts';
import { STATE_CODES, stateNames } from './states.ts';
import { townKey } from './town-key.ts';
import type { TownEntry } from './town-shard.ts';
import { LARGE_TOWNS, encodeTowns, townShard } from './town-shard.ts';
import type { Town } from './town.ts';
import { bySize } from './town.ts';
import { encodeZips, zipShard } from './zip-shard.ts';
import type { ZipRow } from './zip-table.ts';

/** Residents from which a town is in `LARGE_TOWNS`. */
const LARGE = 20_000;
/** How many towns the name of a state offers. */
const TOWNS_OF_STATE = 6;
/** States whose name a well-known town bears: there, the town is meant. */
const STATES_MEANT_AS_TOWNS = new Set(['newyork', 'nuevayork', 'washington']);

/** All shards by name ("zips/04", "towns/sp"), as text. */
export function buildShards(zips: readonly ZipRow[], towns: readonly Town[]): Map<string, string> {
	const shards = new Map<string, string>();

	for (const [name, rows] of group(zips, (row) => zipShard(row.zip))) {
		shards.set(name, encodeZips(rows));
	}
	shards.set(KNOWN_ZIPS, encodeKnownZips(zips.map((row) => row.zip)));

	const entries = [...namedEntries(towns), ...aliasEntries(towns), ...stateEntries(towns)];
	entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : bySize(a, b)));
	for (const [name, rows] of group(entries, (entry) => townShard(entry.key))) {
		shards.set(name, encodeTowns(rows));
	}
	const large = entries.filter((entry) => entry.filed === 'name' && entry.population >= LARGE);
	shards.set(LARGE_TOWNS, encodeTowns(large));
	return shards;
}

function namedEntries(towns: readonly Town[]): TownEntry[] {
	return towns.map((town) => ({ ...town, key: townKey(town.name), filed: 'name' }));
}

function aliasEntries(towns: readonly Town[]): TownEntry[] {
	return ALIASES.map(([alias, name, state]) => {
		const town = towns.find((other) => other.name === name && other.state === state);
		if (!town)
			throw new Error(`The alias "${alias}" names a town we do not have: ${name}, ${state}`);
		return { ...town, key: townKey(alias), filed: 'alias' };
	});
}

function stateEntries(towns: readonly Town[]): TownEntry[] {
	return STATE_CODES.flatMap((code) => {
		const largest = towns
			.filter((town) => town.state === code && !town.county)
			.sort(bySize)
			.slice(0, TOWNS_OF_STATE);
		const keys = [code, ...stateNames(code)]
			.map((name) => townKey(name))
			.filter((key) => !STATES_MEANT_AS_TOWNS.has(key));
		return [...new Set(keys)].flatMap((key) =>
			largest
				.filter((town) => townKey(town.name) !== key)
				.map((town) => ({ ...town, key, filed: 'state' as const }))
		);
	});
}

function group<Value>(values: readonly Value[], nameOf: (value: Value) => string | null) {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		const name = nameOf(value);
		if (name === null) continue;
		const list = groups.get(name);
		if (list) list.push(value);
		else groups.set(name, [value]);
	}
	return groups;
}
