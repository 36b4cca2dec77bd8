import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { published } from '#lib/clinics/published/published.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { historyOf } from '#lib/submissions/review/history.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	try {
		const versions = await historyOf(locals.services.database.queries, params.id);
		if (versions.length === 0) error(404, m.clinic_not_found());
		const isListed = published().byId.has(params.id);
		return { id: params.id, name: versions[0].clinicName, versions, isListed };
	} catch (reason) {
		if (isUnavailable(reason)) error(503, m.submissions_history_unavailable());
		throw reason;
	}
};
