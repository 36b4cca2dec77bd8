import type { LoadShard } from './load-shard.ts';
import { editDistance, slipsAllowed } from './near-spelling.ts';
import type { TownEntry } from './town-shard.ts';
import { LARGE_TOWNS, decodeTowns, townShard } from './town-shard.ts';

/** One slip weighs as much as a town a thousand times smaller. */
const SLIP_WEIGHT = 3;

/**
 * Towns that a name matching none may have meant, likeliest first: few slips, many people. Looks
 * where the name would be filed, also with a slip in its first two letters, and if that gives nothing
 * among all larger towns. With a state, towns of that state come before all others.
 */
export async function suggestTowns(
	key: string,
	state: string | undefined,
	load: LoadShard,
	limit: number
): Promise<TownEntry[]> {
	if (key.length < 2) return [];
	const close = await near(key, shardsFor(key));
	const found = close.length > 0 ? close : await near(key, [LARGE_TOWNS]);
	const best = new Map<string, { entry: TownEntry; score: number }>();
	for (const candidate of found) {
		const { name, state: of, county } = candidate.entry;
		const id = `${name}, ${county}, ${of}`;
		const other = best.get(id);
		if (!other || other.score > candidate.score) best.set(id, candidate);
	}
	const elsewhere = ({ entry }: { entry: TownEntry }) => (state && entry.state !== state ? 1 : 0);
	return [...best.values()]
		.sort((a, b) => elsewhere(a) - elsewhere(b) || a.score - b.score)
		.slice(0, limit)
		.map(({ entry }) => entry);

	async function near(key: string, shards: string[]) {
		const slips = slipsAllowed(key);
		const texts = await Promise.all(shards.map((name) => load(name)));
		return texts
			.flatMap((text) => decodeTowns(text ?? ''))
			.flatMap((entry) => {
				if (entry.filed === 'state') return [];
				// A beginning cut short is as good as one slip.
				const begins = key.length >= 3 && entry.key.startsWith(key);
				const distance = begins
					? Math.min(1, entry.key.length - key.length)
					: editDistance(key, entry.key, slips);
				if (distance === Infinity) return [];
				return { entry, score: distance * SLIP_WEIGHT - Math.log10(entry.population + 100) };
			});
	}
}

/** Where the key may be filed: as it is, its first letters swapped, or one of them too many or missing. */
function shardsFor(key: string): string[] {
	const [first, second, third = ''] = key;
	const beginnings = [first + second, second + first, first + third, second + third];
	return [...new Set(beginnings.map(townShard))].filter((name) => name !== null);
}
