import { published } from '#lib/clinics/published.server.ts';
import { ownShards } from '#lib/places/own-shards.server.ts';
import { resolvePlace } from '#lib/places/resolve.ts';
import { readAddress } from '#lib/search/address.ts';
import type { FirstFind } from '#lib/search/find-care.svelte.ts';
import { PAGE_SIZE, viewSearch } from '#lib/search/view.ts';
import type { PageServerLoad } from './$types';

/**
 * The first HTML. Browsers with JavaScript keep the place in the fragment, so only a form sent
 * without it, or a link from one, brings a place here.
 */
export const load: PageServerLoad = async ({ url, locals, setHeaders }) => {
	const { version, directory, texts } = published();
	const { filters, near, problems } = readAddress(url.searchParams);
	const resolution = near ? await resolvePlace(near, ownShards()) : null;
	const place = resolution?.kind === 'found' ? resolution.place : null;

	const today = new Date().toISOString().slice(0, 10);
	const page = Number(url.searchParams.get('page') ?? 1);
	const from = Number.isSafeInteger(page) && page > 1 ? (page - 1) * PAGE_SIZE : 0;
	const view = viewSearch(directory, texts, { ...filters, place }, [from, PAGE_SIZE], today);

	setHeaders({ 'cache-control': near ? 'private, no-store' : 'no-cache' });
	const first: FirstFind = { today, filters, near, resolution, problems, view };
	return { first, version, basemapUrl: locals.basemapUrl };
};
