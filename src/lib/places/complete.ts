import type { LoadShard } from './load-shard.ts';
import { townPlace } from './make-place.ts';
import { parsePlace } from './parse-place.ts';
import type { Place } from './place.ts';
import { resolvePlace } from './resolve.ts';
import { isStateCode, stateNames } from './states.ts';
import { townKey } from './town-key.ts';
import type { TownEntry } from './town-shard.ts';
import { decodeTowns, townShard } from './town-shard.ts';
import { bySize } from './town.ts';

/**
 * Places that what has been typed so far may become, likeliest first: towns of exactly that name,
 * then towns that begin so, the largest first. A ZIP is offered once it is complete: to
 * complete it, we would have to ask for the ZIPs of its area.
 *
 * Rejects with `PlacesUnavailable` when the tables cannot be read.
 */
export async function completePlace(prefix: string, load: LoadShard, limit = 8): Promise<Place[]> {
	const parsed = parsePlace(prefix);
	if (parsed.kind === 'zip') {
		const resolution = await resolvePlace(parsed.zip, load);
		return resolution.kind === 'found' ? [resolution.place] : [];
	}
	if (parsed.kind !== 'town') return [];

	const text = prefix.normalize('NFKC').trimStart();
	const comma = text.indexOf(',');
	if (comma >= 0) {
		const state = townKey(text.slice(comma + 1), true);
		return beginning(townKey(text.slice(0, comma)), (town) => stateBegins(town.state, state));
	}
	const whole = await beginning(townKey(text, true), () => true);
	if (whole.length > 0) return whole;
	// "springfield il": no town's name goes on so, but a state may be meant.
	const { key, state } = parsed.readings.find((reading) => reading.state) ?? {};
	return key ? beginning(key, (town) => town.state === state) : [];

	async function beginning(key: string, fits: (town: TownEntry) => boolean): Promise<Place[]> {
		const shard = townShard(key);
		const towns = decodeTowns((shard && (await load(shard))) ?? '').filter(
			(town) => fits(town) && (town.key === key ? town.filed !== 'state' : begins(town, key))
		);
		towns.sort((a, b) => Number(b.key === key) - Number(a.key === key) || bySize(a, b));
		const byText = new Map(towns.map((town) => [townPlace(town).text, townPlace(town)]));
		return [...byText.values()].slice(0, limit);
	}
}

/** Short aliases ("LA", "SF") only count in full: as beginnings they would be everywhere. */
function begins(town: TownEntry, key: string): boolean {
	const offered = town.filed === 'name' || (town.filed === 'alias' && key.length >= 5);
	return offered && town.key.startsWith(key);
}

function stateBegins(code: string, typed: string): boolean {
	if (!isStateCode(code)) return false;
	return [code, ...stateNames(code)].some((name) => townKey(name).startsWith(typed));
}
