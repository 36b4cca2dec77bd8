import { KNOWN_ZIPS, decodeKnownZips, nearZips } from './known-zips.ts';
import type { LoadShard } from './load-shard.ts';
import { PlacesUnavailable } from './load-shard.ts';
import { pointPlace, townPlace, zipPlace } from './make-place.ts';
import type { TownReading } from './parse-place.ts';
import { parsePlace } from './parse-place.ts';
import type { Place, Resolution } from './place.ts';
import { suggestTowns } from './suggest-towns.ts';
import { townKey } from './town-key.ts';
import type { TownEntry } from './town-shard.ts';
import { decodeTowns, townShard } from './town-shard.ts';
import { bySize, dominant } from './town.ts';
import { findZip, zipShard } from './zip-shard.ts';

const SUGGESTIONS = 6;

/**
 * The place that a text means: a ZIP ("85004", "85004-1234", an address that ends in one), a town
 * ("Springfield, IL", "springfield illinois", "NYC"), or "latitude,longitude" in degrees.
 *
 * A name alone is one town when it is the only one of that name or has ten times the people of the
 * next; otherwise the towns are offered, largest first. `place.text` resolves to the same place.
 *
 * Rejects with `PlacesUnavailable` when the tables cannot be read; nothing typed makes it throw.
 */
export async function resolvePlace(text: string, load: LoadShard): Promise<Resolution> {
	const parsed = parsePlace(text);
	switch (parsed.kind) {
		case 'malformed':
			return parsed;
		case 'point':
			return { kind: 'found', place: pointPlace(parsed.point) };
		case 'zip':
			return resolveZip(parsed.zip, load);
		case 'town':
			return resolveTown(parsed.readings, load);
	}
}

async function resolveZip(zip: string, load: LoadShard): Promise<Resolution> {
	const place = await knownZip(zip, load);
	if (place) return { kind: 'found', place };
	const known = decodeKnownZips(await mustLoad(KNOWN_ZIPS, load));
	const near = await Promise.all(
		nearZips(zip, known, SUGGESTIONS).map((other) => knownZip(other, load))
	);
	const suggestions = near.filter((other) => other !== undefined);
	return { kind: 'unknown', input: 'zip', suggestions };
}

/** The place of a ZIP, five digits; undefined when it is in no table. Rejects as `resolvePlace`. */
export async function knownZip(zip: string, load: LoadShard): Promise<Place | undefined> {
	const row = findZip(await mustLoad(zipShard(zip), load), zip);
	return row && zipPlace(row);
}

/** The shards of ZIPs all exist: without one, nothing can be said about a ZIP. */
async function mustLoad(name: string, load: LoadShard): Promise<string> {
	const text = await load(name);
	if (text === null) throw new PlacesUnavailable('The files with ZIP codes and towns are missing.');
	return text;
}

async function resolveTown(readings: TownReading[], load: LoadShard): Promise<Resolution> {
	for (const reading of readings) {
		if (reading.elsewhere) continue;
		const towns = (await filedUnder(reading.key, load)).filter((town) => fits(town, reading));
		const found = pick(towns, reading);
		if (found) return found;
	}
	// The reading with a state says most about what was meant.
	const meant = readings.find((reading) => reading.state) ?? readings[0];
	const towns = await suggestTowns(meant.key, meant.state, load, SUGGESTIONS);
	return { kind: 'unknown', input: 'town', suggestions: towns.map(townPlace) };
}

/** Entries under exactly this key. */
async function filedUnder(key: string, load: LoadShard): Promise<TownEntry[]> {
	const shard = townShard(key);
	const text = shard && (await load(shard));
	return text ? decodeTowns(text).filter((town) => town.key === key) : [];
}

function fits(town: TownEntry, { state, county }: TownReading): boolean {
	if (state && town.state !== state) return false;
	if (!county) return true;
	// "Vega Alta Municipio" is filed with its last word, and read without.
	return town.county !== undefined && townKey(town.county).startsWith(county);
}

function pick(towns: TownEntry[], { state }: TownReading): Resolution | undefined {
	const plain = towns.filter((town) => !town.county);
	// In one state, the only one without a county is the one its name obviously means.
	const one = state && plain.length === 1 ? plain[0] : dominant(towns);
	if (one) return { kind: 'found', place: townPlace(one) };
	if (towns.length === 0) return undefined;
	return { kind: 'choose', places: [...towns].sort(bySize).map(townPlace) };
}
