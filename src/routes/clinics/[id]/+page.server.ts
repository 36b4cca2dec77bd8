import { error } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { readClinicQuestion } from '#lib/coverage/verdict/clinic-question.ts';
import { m } from '#lib/paraglide/messages.js';
import { listingExtras, wasListed } from '#lib/submissions/review/listing-extras.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { queries } = locals.services.database;
	const { byId, directory } = published();
	const clinic = byId.get(params.id);
	if (!clinic) {
		if (await wasListed(queries, params.id)) error(410, m.submissions_gone_text());
		error(404, m.clinic_not_found());
	}
	const today = new Date().toISOString().slice(0, 10);
	return {
		clinic,
		editions: directory.columns.editions,
		asked: readClinicQuestion(url.searchParams),
		today,
		extras: await listingExtras(queries, clinic.id, today)
	};
};
