import { m } from '#lib/paraglide/messages.js';
import type { CLINIC_FILTER_PARAMETERS } from './clinic-filters.ts';

/** How forms call the filters, by their parameters. */
export const FILTER_LABELS: Readonly<
	Record<(typeof CLINIC_FILTER_PARAMETERS)[number], () => string>
> = {
	route: m.find_treatment,
	payer: m.find_payer,
	coverage: m.find_coverage,
	telehealth: m.find_telehealth,
	age: m.find_age,
	language: m.find_language,
	kind: m.find_kind,
	help: m.find_assistance,
	fresh: m.find_fresh_label
};
