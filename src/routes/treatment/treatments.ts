import { m } from '#lib/paraglide/messages.js';
import type { Route } from '#lib/clinics/record/vocabulary.ts';

/** Where each treatment is given, in a few words. */
export const where: Record<Route, () => string> = {
	iv_infusion: m.treatment_where_clinic_hospital,
	im_injection: m.treatment_where_clinic,
	sc_injection: m.treatment_where_clinic,
	esketamine_nasal: m.treatment_where_certified,
	compounded_nasal: m.treatment_where_clinic_home,
	sublingual: m.treatment_where_clinic_home,
	oral: m.treatment_where_clinic_home
};

/** What to know about each treatment before asking for it. */
export const whatToKnow: Record<Route, () => string> = {
	iv_infusion: m.treatment_route_iv_infusion,
	im_injection: m.treatment_route_im_injection,
	sc_injection: m.treatment_route_sc_injection,
	esketamine_nasal: m.treatment_route_esketamine_nasal,
	compounded_nasal: m.treatment_route_compounded_nasal,
	sublingual: m.treatment_route_sublingual,
	oral: m.treatment_route_oral
};
