import { published } from '#lib/clinics/published/published.server.ts';
import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { serverShards } from '#lib/places/server-shards.server.ts';
import { resolvePlace } from '#lib/places/resolve.ts';
import { readAddress } from '#lib/search/address.ts';
import type { FirstFind } from '#lib/search/first-find.ts';
import { search } from '#lib/search/search.ts';
import { PAGE_SIZE, viewResult } from '#lib/search/view.ts';
import type { PageServerLoad } from './$types';

/**
 * The first HTML. Browsers with JavaScript keep the place in the fragment, so only a form sent
 * without it, or a link from one, brings a place here.
 */
export const load: PageServerLoad = async ({ url, locals, setHeaders }) => {
	const { version, directory, texts } = published();
	const { filters, near, problems } = readAddress(url.searchParams);
	const found = near ? await resolve(near) : { resolution: null, failure: null };
	const place = found.resolution?.kind === 'found' ? found.resolution.place : null;
	const today = new Date().toISOString().slice(0, 10);

	const query = { ...filters, place };
	const page = Number(url.searchParams.get('page') ?? 1);
	const from = Number.isSafeInteger(page) && page > 1 ? (page - 1) * PAGE_SIZE : 0;
	const result = search(directory, query, today);
	const last = Math.max(0, Math.ceil((result.total + result.referralTotal) / PAGE_SIZE) - 1);
	const view = viewResult(directory, texts, result, [Math.min(from, last * PAGE_SIZE), PAGE_SIZE]);

	setHeaders({ 'cache-control': near ? 'private, no-store' : 'no-cache' });
	const first: FirstFind = { today, filters, near, ...found, problems, view };
	return { first, version, basemapUrl: locals.basemapUrl };
};

/** Looks a place up. When our own files can't be read, the page says so and keeps what was typed. */
async function resolve(near: string): Promise<Pick<FirstFind, 'resolution' | 'failure'>> {
	try {
		return { resolution: await resolvePlace(near, serverShards()), failure: null };
	} catch (error) {
		if (error instanceof PlacesUnavailable) return { resolution: null, failure: 'places' };
		throw error;
	}
}
