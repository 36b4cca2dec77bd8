/**
 * Gives the text of a shard by its name ("zips/04"), or null when there is none of that name.
 * Rejects with `PlacesUnavailable` when it cannot tell.
 */
export type LoadShard = (name: string) => Promise<string | null>;

/** The files with ZIPs and towns cannot be read. Safe to show; nothing typed is in it. */
export class PlacesUnavailable extends Error {
	override name = 'PlacesUnavailable';
	/** Anyone who asked may ask again: see `server/database/unavailable.ts`. */
	readonly isTemporary = true;
}

/**
 * Loads shards over the network, each once; a failure is forgotten, so that the next try may work.
 *
 * @param base path under which the site is served, without a slash at the end ("" at the top)
 */
export function fetchShards(base = '', fetch: typeof globalThis.fetch = globalThis.fetch) {
	return remember(async (name) => {
		const response = await fetch(`${base}/places/${name}.txt`).catch(() => {
			throw new PlacesUnavailable('ZIP codes and towns could not be loaded. Are you offline?');
		});
		if (response.status === 404) return null;
		if (!response.ok) {
			throw new PlacesUnavailable(`ZIP codes and towns could not be loaded (${response.status}).`);
		}
		return response.text();
	});
}

/** Serves shards from memory, as `buildShards` makes them. */
export function memoryShards(shards: ReadonlyMap<string, string>): LoadShard {
	return async (name) => shards.get(name) ?? null;
}

/** The same loader, asking for each shard once as long as that succeeds. */
export function remember(load: LoadShard): LoadShard {
	const asked = new Map<string, Promise<string | null>>();
	return (name) => {
		const before = asked.get(name);
		if (before) return before;
		const loading = load(name);
		asked.set(name, loading);
		loading.catch(() => asked.delete(name));
		return loading;
	};
}
