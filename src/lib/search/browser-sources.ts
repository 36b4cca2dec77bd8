import { fetchDirectory, fetchTexts } from '#lib/clinics/published/fetch-directory.ts';
import { completePlace } from '#lib/places/complete.ts';
import { fetchShards } from '#lib/places/load-shard.ts';
import type { Place } from '#lib/places/place.ts';
import { resolvePlace } from '#lib/places/resolve.ts';
import type { FindCareSources } from '#lib/search/page/find-care.svelte.ts';

/** Everything the finder fetches in a browser: our own files, by names that tell no place. */
export interface BrowserSources extends FindCareSources {
	/** Places whose name starts like the text. */
	complete: (prefix: string) => Promise<Place[]>;
}

/**
 * Sources for one version of the directory. Nothing is fetched before it is asked for, and what
 * was fetched is kept.
 *
 * @param base path under which the site is served, without a slash at the end
 */
export function browserSources(base: string, version: string): BrowserSources {
	const address = `${base}/directory/${version}`;
	const shards = fetchShards(base);
	const directory = once(async () => {
		const { directory, treatments } = await fetchDirectory(address);
		return { directory, texts: { treatments, referrals: null } };
	});
	return {
		directory,
		referralTexts: once(() => fetchTexts(address, 'referral')),
		resolve: (text) => resolvePlace(text, shards),
		complete: (prefix) => completePlace(prefix, shards)
	};
}

/** The same function, run once as long as it succeeds. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
	let running: Promise<T> | null = null;
	return () => {
		running ??= run().catch((error: unknown) => {
			running = null;
			throw error;
		});
		return running;
	};
}
