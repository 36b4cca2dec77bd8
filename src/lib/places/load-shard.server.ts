import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadShard } from './load-shard.ts';
import { PlacesUnavailable, remember } from './load-shard.ts';

/**
 * Loads shards from files, each once.
 *
 * @param directory where `scripts/build-places.ts` wrote them: `static/places` in development,
 * `build/client/places` in production
 */
export function fileShards(directory: string): LoadShard {
	return remember(async (name) => {
		if (!/^(zips|towns)\/[a-z0-9]+$/.test(name)) return null;
		try {
			return await readFile(join(directory, `${name}.txt`), 'utf8');
		} catch (cause) {
			if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
			throw new PlacesUnavailable(`Cannot read the places in ${directory}.`, { cause });
		}
	});
}
