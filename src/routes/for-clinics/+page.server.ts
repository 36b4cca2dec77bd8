import { published } from '#lib/clinics/published/published.server.ts';
import { findClinics } from '#lib/clinics/matching/find-clinic.ts';
import type { PageServerLoad } from './$types';

/** Longest text to look for: what is longer finds nothing that its start doesn't. */
const LONGEST = 200;

export const load: PageServerLoad = ({ url, locals }) => {
	const asked = (url.searchParams.get('q') ?? '').slice(0, LONGEST).trim();
	const { clinics, more } = findClinics(published().clinics, asked);
	return {
		asked,
		found: clinics.map(({ id, name, unit, address, phone }) => ({
			id,
			name,
			unit,
			address,
			phone
		})),
		more,
		isSignedIn: locals.session !== null
	};
};
