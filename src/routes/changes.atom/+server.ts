import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { atomAnswer } from '#lib/server/http/atom-answer.ts';
import { directoryHead } from '#lib/server/directory/history-store.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { changeFeed } from '#lib/submissions/review/change-feed.ts';
import { latestChanges } from '#lib/submissions/review/history.server.ts';
import type { RequestHandler } from './$types';

/** How many changes the feed goes back. */
const LENGTH = 100;

export const GET: RequestHandler = async ({ request, locals }) => {
	const { database, settings } = locals.services;
	const { origin } = settings;
	try {
		const head = await directoryHead(database.queries);
		const version = `${head?.epoch}-${head?.version}-${getLocale()}`;
		return await atomAnswer(request, version, async () => {
			const versions = await latestChanges(database.queries, LENGTH);
			const title = m.page_title({ title: m.submissions_feed_title() });
			return changeFeed({ origin, title, path: '/changes.atom', page: '/data' }, versions);
		});
	} catch (reason) {
		if (isUnavailable(reason)) error(503, m.submissions_history_unavailable());
		throw reason;
	}
};
