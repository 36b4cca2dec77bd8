import { m } from '#lib/paraglide/messages.js';

/** What to ask a clinic before booking, in the order of a call. */
export const ASK_CLINIC = [
	m.treatment_ask_clinic_which,
	m.treatment_ask_clinic_certified,
	m.treatment_ask_clinic_exam,
	m.treatment_ask_clinic_watch,
	m.treatment_ask_clinic_visits,
	m.treatment_ask_clinic_insurance,
	m.treatment_ask_clinic_prior,
	m.treatment_ask_clinic_cost,
	m.treatment_ask_clinic_new,
	m.treatment_ask_clinic_doctor
];

/** What to ask the insurer. */
export const ASK_INSURER = [
	m.treatment_ask_insurer_covered,
	m.treatment_ask_insurer_prior,
	m.treatment_ask_insurer_network,
	m.treatment_ask_insurer_cost,
	m.treatment_ask_insurer_codes,
	m.treatment_ask_insurer_superbill,
	m.treatment_ask_insurer_visits,
	m.treatment_ask_insurer_appeal
];
