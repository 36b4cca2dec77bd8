import type { AccessQuery, DecayName, Measure } from '#lib/access/question/query.ts';
import {
	CLASSES,
	COVERAGE_GAP_MILES,
	REACH_MILES,
	type Scale
} from '#lib/access/question/scale.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import type { ReachRow } from '#lib/access/reach/rows.ts';
import type { Route } from '#lib/clinics/record/vocabulary.ts';
import { payerPhrase, routePhrase } from '#lib/clinics/record/vocabulary-words.ts';
import { isOn } from '#lib/coverage/filters/clinic-filters.ts';
import { FILTER_KEYS, type FilterKey } from '#lib/coverage/filters/index.ts';
import { listInWords, numberFormat } from '#lib/format/locale.ts';
import { distanceInWords, milesInWords } from '#lib/geo/distance-in-words.ts';
import type { Unit } from '#lib/geo/units.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { stateInWords } from '#lib/places/state-in-words.ts';

/** How the people in the middle of the scale are told: beyond this many miles. */
export const FAR_MILES = 50;

export const measureName: Record<Measure, () => string> = {
	nearest: m.access_measure_nearest,
	extra: m.access_measure_extra,
	count: m.access_measure_count,
	gravity: m.access_measure_gravity,
	'2sfca': m.access_measure_2sfca,
	e2sfca: m.access_measure_e2sfca,
	'3sfca': m.access_measure_3sfca,
	m2sfca: m.access_measure_m2sfca,
	bfca: m.access_measure_bfca
};

/** Each measure in one plain sentence. */
export const measureSays: Record<Measure, () => string> = {
	nearest: m.access_says_nearest,
	extra: m.access_says_extra,
	count: m.access_says_count,
	gravity: m.access_says_gravity,
	'2sfca': m.access_says_2sfca,
	e2sfca: m.access_says_e2sfca,
	'3sfca': m.access_says_3sfca,
	m2sfca: m.access_says_m2sfca,
	bfca: m.access_says_bfca
};

export const decayName: Record<DecayName, () => string> = {
	luo_qi: m.access_decay_luo_qi,
	starts: m.access_decay_starts,
	exponential: m.access_decay_exponential,
	gaussian: m.access_decay_gaussian,
	linear: m.access_decay_linear,
	power: m.access_decay_power
};

/** Names of the first, second … nearest clinic, to choose from. */
export const NTH_NAMES: readonly (() => string)[] = [
	m.access_nth_1,
	m.access_nth_2,
	m.access_nth_3,
	m.access_nth_4,
	m.access_nth_5
];

/** What is asked, in one plain sentence. */
export const questionInWords = ({ measure, nth }: AccessQuery): string =>
	measure === 'nearest' && nth > 1
		? m.access_says_nth({ which: NTH_OF[nth - 2]() })
		: measureSays[measure]();

/** The same within a sentence, from the second on. */
const NTH_OF = [m.access_nth_of_2, m.access_nth_of_3, m.access_nth_of_4, m.access_nth_of_5];

const format = (value: number, options?: Intl.NumberFormatOptions): string =>
	numberFormat(getLocale(), options).format(value);

/** A number of people, whole. */
export const peopleInWords = (people: number): string =>
	format(people, { maximumFractionDigits: 0 });

/**
 * A number of people as a headline has it, to be followed by "people": "64.2 million", "64.2 millones
 * de". Exact below a million.
 */
export function manyInWords(people: number): string {
	if (people < 1e6) return peopleInWords(people);
	const millions = format(people, {
		notation: 'compact',
		compactDisplay: 'long',
		maximumFractionDigits: 1
	});
	return getLocale() === 'es' ? `${millions} de` : millions;
}

/** A share of everyone: "19%". Never 0 % or 100 % of some but not all. */
export function shareInWords(people: number, all: number): string {
	const share = all > 0 ? people / all : 0;
	const isExtreme = share > 0 && share < 1 && (share < 0.001 || share > 0.999);
	const digits = isExtreme ? 3 : share > 0 && share < 0.1 ? 1 : 0;
	return format(share, { style: 'percent', maximumFractionDigits: digits });
}

/** Metres as a distance: "4.2 mi". Infinity: "none". */
export function metresInWords(metres: number, unit: Unit): string {
	if (Number.isNaN(metres)) return m.access_nobody();
	if (metres === Infinity) return m.access_none_in_reach();
	return distanceInWords(metres, unit).replace(' ', '\u00a0');
}

/** A score, as people compare it. */
export const scoreInWords = (score: number): string =>
	Number.isNaN(score) ? m.access_nobody() : format(score, { maximumSignificantDigits: 3 });

/** The average that the classes of a score are told by. */
export function averageInWords(measure: Measure, average: number): string {
	const score = scoreInWords(average);
	if (measure === 'bfca') return m.access_average_score({ score });
	return measure === 'count' || measure === 'gravity'
		? m.access_average({ score })
		: m.access_average_per({ score });
}

/** Treatments in a sentence: "ketamine infusions or oral ketamine". */
export const routesInWords = (routes: readonly Route[]): string =>
	listInWords(
		routes.map((route) => routePhrase[route]()),
		getLocale(),
		'disjunction'
	);

const SOME = {
	any: m.access_who_any,
	route: m.access_who_route,
	takes: {
		confirmed: m.access_who_states,
		accepted: m.access_who_takes,
		any: m.access_who_may_take
	},
	more: m.access_who_more
};
/** Some languages say it otherwise of what there is none of. */
const NONE: typeof SOME = {
	any: m.access_who_none_any,
	route: m.access_who_none_route,
	takes: {
		confirmed: m.access_who_none_states,
		accepted: m.access_who_none_takes,
		any: m.access_who_none_may_take
	},
	more: m.access_who_none_more
};

/** Filters that the sentence about a clinic names; of all others it says that there are more. */
const NAMED: readonly FilterKey[] = ['routes', 'payer', 'coverage'];

/** "a clinic that reports ketamine infusions and takes Medicaid"; with `NONE`: "no clinic that …". */
export function clinicInWords(query: AccessQuery, words = SOME): string {
	const { routes, payer, coverage } = query;
	const route = routesInWords(routes);
	let clinic = route ? words.route({ route }) : words.any();
	if (payer) clinic = words.takes[coverage]({ clinic, payer: payerPhrase[payer]() });
	const isNarrower = FILTER_KEYS.some((key) => !NAMED.includes(key) && isOn(query, key));
	return isNarrower ? words.more({ clinic }) : clinic;
}

/** What is not known, in the place of a headline. */
function unknownInWords(query: AccessQuery, { unanswerable, matching }: AccessAnswer): string {
	switch (unanswerable) {
		case 'no_payer':
			return m.access_unknown_no_payer();
		case 'too_few':
			return m.access_unknown_too_few({
				number: peopleInWords(matching),
				which: NTH_OF[query.nth - 2]()
			});
		default:
			return m.access_unknown_no_clinic({ clinic: clinicInWords(query, NONE) });
	}
}

/** "79.5 million people, 24 % of all, go more than 10 miles farther because of coverage …" */
function coverageGapInWords(
	{ unit, payer }: AccessQuery,
	{ people, national }: AccessAnswer
): string {
	const farther = people.slice(2).reduce((sum, one) => sum + one, 0);
	return m.access_headline_extra({
		people: manyInWords(farther),
		share: shareInWords(farther, national.population),
		distance: milesInWords(COVERAGE_GAP_MILES[0], unit),
		payer: payer ? payerPhrase[payer]() : ''
	});
}

/** The same people of the state that was asked for; null: no state was, or nothing is known. */
export function stateHeadlineInWords(query: AccessQuery, answer: AccessAnswer): string | null {
	const row = answer.states.find(({ code }) => code === query.state);
	if (!row || answer.unanswerable || answer.scale === 'coverageGap') return null;
	const far = row.population - row.within[REACH_MILES.indexOf(FAR_MILES)];
	return m.access_headline_state({
		state: stateInWords(row.code),
		people: peopleInWords(far),
		share: shareInWords(far, row.population)
	});
}

/** "64.2 million people, 19 % of all, live more than 50 miles from …", or what is not known. */
export function headlineInWords(query: AccessQuery, answer: AccessAnswer): string {
	if (answer.unanswerable) return unknownInWords(query, answer);
	if (answer.scale === 'coverageGap') return coverageGapInWords(query, answer);
	const { national } = answer;
	const far = national.population - national.within[REACH_MILES.indexOf(FAR_MILES)];
	const words = {
		people: manyInWords(far),
		share: shareInWords(far, national.population),
		distance: milesInWords(FAR_MILES, query.unit),
		clinic: clinicInWords(query)
	};
	return query.nth === 1
		? m.access_headline(words)
		: m.access_headline_nth({ ...words, which: NTH_OF[query.nth - 2]() });
}

/** The classes of a scale, best served first. */
export function classNames(scale: Scale, unit: Unit): string[] {
	if (scale === 'score') {
		return [
			m.access_score_0(),
			m.access_score_1(),
			m.access_score_2(),
			m.access_score_3(),
			m.access_score_4()
		];
	}
	if (scale === 'coverageGap') {
		const [first, ...edges] = COVERAGE_GAP_MILES.map((miles) => milesInWords(miles, unit));
		return [
			m.access_extra_0(),
			m.access_extra_upto({ to: first }),
			...edges.map((to, k) => m.access_extra_between({ from: k ? edges[k - 1] : first, to })),
			m.access_extra_over({ from: edges[edges.length - 1] })
		];
	}
	return Array.from({ length: CLASSES }, (_, k) => {
		const from = k > 0 ? milesInWords(REACH_MILES[k - 1], unit) : '';
		if (k === CLASSES - 1) return m.access_class_over({ from });
		const to = milesInWords(REACH_MILES[k], unit);
		return k === 0 ? m.access_class_upto({ to }) : m.access_class_between({ from, to });
	});
}

/** What the map shows in a row, if not the distance. */
export function valueInWords({ value }: ReachRow, scale: Scale, unit: Unit): string {
	if (value === null) return '';
	return scale === 'score' ? scoreInWords(value) : metresInWords(value, unit);
}
