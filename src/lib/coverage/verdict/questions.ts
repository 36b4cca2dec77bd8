import { m } from '#lib/paraglide/messages.js';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { payerPhrase, routePhrase } from '#lib/clinics/record/vocabulary-words.ts';
import type { Payer, Route } from '#lib/clinics/record/vocabulary.ts';
import type { ClinicQuestion } from './clinic-question.ts';
import { verdictFor } from './verdict.ts';

/** What a clinic's record leaves open. Everything else on a call is the caller's own. */
const TOPICS = [
	'refer',
	'offered',
	'still_offered',
	'payer',
	'which_payers',
	'prior_authorization',
	'price',
	'new_patients',
	'records',
	'certified',
	'monitoring',
	'home_emergency',
	'ride_home',
	'address',
	'wheelchair',
	'interpreter'
] as const;
export type Topic = (typeof TOPICS)[number];

/** A question to ask on the phone. */
export interface Question {
	topic: Topic;
	words: string;
}

/**
 * What is unknown about a clinic, turned into questions to ask it, in the order of a call: whether
 * it is the right place, who pays, what it costs, how to start, and the day itself.
 *
 * @param today ISO date
 */
export function questionsFor(it: Clinic, asked: ClinicQuestion, today: string): Question[] {
	const open = treats(it) ? aboutTreatment(it, asked, today) : aboutReferral(it, asked, today);
	return TOPICS.flatMap((topic) => {
		const words = open[topic];
		return words ? [{ topic, words }] : [];
	});
}

type Open = Partial<Record<Topic, string | false | null>>;

/** Questions for a place that reports no treatment. */
function aboutReferral(it: Clinic, { payer, route }: ClinicQuestion, today: string): Open {
	const takes = payer && verdictFor(it, null, payer, today).kind === 'unknown';
	return {
		refer: route ? m.clinic_ask_refer_route({ route: routePhrase[route]() }) : m.clinic_ask_refer(),
		payer: payer && takes && m.clinic_ask_takes({ payer: payerPhrase[payer]() }),
		...aboutVisit(it)
	};
}

/** Questions for a clinic that reports a treatment. */
function aboutTreatment(it: Clinic, asked: ClinicQuestion, today: string): Open {
	const services = it.services.filter(({ route }) => route === asked.route);
	const offered = services.length > 0 ? services : it.services;
	const { route } = offered[0];
	const unconfirmed = offered.every(({ provenance }) => provenance.level === 'reported');
	const atHome = offered.some(({ setting }) => setting.startsWith('home'));
	const { payer } = asked;
	return {
		offered:
			asked.route && services.length === 0
				? m.clinic_ask_offered({ route: routePhrase[asked.route]() })
				: null,
		still_offered: unconfirmed && m.clinic_ask_still_offered({ route: routePhrase[route]() }),
		...aboutPayment(it, route, payer, today),
		price: m.clinic_ask_price(),
		records: m.clinic_ask_records(),
		certified: route === 'esketamine_nasal' && m.clinic_ask_certified(),
		monitoring: offered.some(({ monitoringMinutes }) => monitoringMinutes)
			? m.clinic_ask_monitoring_who()
			: m.clinic_ask_monitoring(),
		home_emergency: atHome && m.clinic_ask_home_emergency(),
		ride_home: m.clinic_ask_ride_home(),
		...aboutVisit(it)
	};
}

function aboutPayment(it: Clinic, route: Route, payer: Payer | null, today: string): Open {
	if (!payer) return { which_payers: m.clinic_ask_which_payers({ route: routePhrase[route]() }) };
	if (payer === 'self_pay') return {};
	const { kind, row } = verdictFor(it, route, payer, today);
	const words = { payer: payerPhrase[payer](), route: routePhrase[route]() };
	const known = row?.priorAuthorization === 'not_required' || row?.handlesPriorAuthorization;
	return {
		payer: kind !== 'confirmed' && kind !== 'not_accepted' && m.clinic_ask_payer(words),
		prior_authorization: !known && kind !== 'not_accepted' && m.clinic_ask_prior_authorization()
	};
}

function aboutVisit(it: Clinic): Open {
	return {
		new_patients: it.acceptingNewPatients ? m.clinic_ask_wait() : m.clinic_ask_new_patients(),
		address: it.address.street === null && m.clinic_ask_address(),
		wheelchair: m.clinic_ask_wheelchair(),
		interpreter: it.languages.length === 0 && m.clinic_ask_interpreter()
	};
}
