import { loadPage } from '#lib/server/http/load-page.ts';
import { startAdding } from '#lib/submissions/addition/add.server.ts';
import { startIn, startQuery } from '#lib/submissions/addition/add-form.ts';
import type { PageServerLoad } from './$types';

/** Asked in the address: looking twice changes nothing, and going back loses nothing. */
export const load: PageServerLoad = async (event) => {
	const start = startIn(event.url.searchParams);
	if (!start) return { start, query: '', errors: {}, duplicates: null };
	const query = startQuery(start);
	const begun = await loadPage(event, () => startAdding(start));
	return { start, query, errors: {}, duplicates: null, ...begun };
};
