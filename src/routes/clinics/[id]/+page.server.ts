import { error } from '@sveltejs/kit';
import { published } from '#lib/clinics/published.server.ts';
import { askedFrom } from '#lib/coverage/asked.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url }) => {
	const clinic = published().byId.get(params.id);
	if (!clinic) error(404, m.clinic_not_found());
	return {
		clinic,
		asked: askedFrom(url.searchParams),
		today: new Date().toISOString().slice(0, 10)
	};
};
