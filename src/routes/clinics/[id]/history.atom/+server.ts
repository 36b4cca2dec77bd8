import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { atomAnswer } from '#lib/server/http/atom-answer.ts';
import { currentVersion, directoryHead } from '#lib/server/directory/history-store.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { changeFeed } from '#lib/submissions/review/change-feed.ts';
import { historyOf } from '#lib/submissions/review/history.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params, locals }) => {
	const { database, settings } = locals.services;
	const page = `/clinics/${params.id}/history`;
	try {
		const head = await directoryHead(database.queries);
		const current = await currentVersion(database.queries, params.id);
		if (!current) error(404, m.clinic_not_found());
		const version = `${head?.epoch}-${current.version}-${getLocale()}`;
		return await atomAnswer(request, version, async () => {
			const versions = await historyOf(database.queries, params.id);
			const title = m.submissions_history_title({ name: versions[0].clinicName });
			return changeFeed({ origin: settings.origin, title, path: `${page}.atom`, page }, versions);
		});
	} catch (reason) {
		if (isUnavailable(reason)) error(503, m.submissions_history_unavailable());
		throw reason;
	}
};
