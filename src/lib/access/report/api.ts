import { KNOWN_SOURCES, yearsOfSource } from '#lib/clinics/record/known-sources.ts';
import type { NamedClinic } from '#lib/access/question/named-clinic.ts';
import { SCALE, type AccessQuery, type Measure } from '#lib/access/question/query.ts';
import { canonicalParameters } from '#lib/access/question/request.ts';
import { NO_CLASS, REACH_MILES } from '#lib/access/question/scale.ts';
import type { Unanswerable } from '#lib/access/question/unanswerable.ts';
import {
	BIN_MILES,
	type AccessAnswer,
	type ClinicAway
} from '#lib/access/reach/summarize-access.ts';
import { DETOUR } from '#lib/access/reach/burden.ts';
import type { ReachRow } from '#lib/access/reach/rows.ts';
import { PER_PEOPLE } from '#lib/access/reach/scores.ts';
import { countyInWords } from '#lib/access/words/county-words.ts';
import { whyUnknown } from '#lib/access/words/unanswerable-words.ts';
import {
	classNames,
	headlineInWords,
	measureName,
	measureSays,
	peopleInWords
} from '#lib/access/words/words.ts';
import { fromMetres } from '#lib/geo/units.ts';
import { byParameter } from '#lib/coverage/filters/clinic-filters.ts';
import { m } from '#lib/paraglide/messages.js';
import { stateInWords } from '#lib/places/state-in-words.ts';

/** What a report is drawn from, besides the question and its answer. */
export interface ReportSources {
	/** Of the published directory. */
	version: string;
	/** ISO date that the question was asked on. */
	today: string;
	/** Where this server is: "https://example.org". */
	origin: string;
	/** Clinics that the answer and the question name, by their place in the columns. */
	named: Readonly<Record<number, NamedClinic>>;
	/** How many census tracts were reckoned with. */
	tracts: number;
}

/** A distance in a straight line; null: no clinic in reach, or nobody to be far from one. */
export interface Length {
	meters: number | null;
	miles: number | null;
}

/** Numbers by distance in miles: "10", "25", "50" and "100". */
export type ByMiles = Record<string, number>;

/** The nation, a state or a county. */
export interface ReportRow {
	/** "US", a state's postal code, or the Census Bureau's five digits of a county. */
	code: string;
	name: string;
	population: number;
	peopleWithinMiles: ByMiles;
	/** Farther than 100 miles, or with none in reach. */
	peopleBeyond: number;
	median: Length;
	/** Of the measure "extra": the median. null: of another measure. */
	extra: Length | null;
	/** Of a measure that is a score: the mean. null: of another measure. */
	score: number | null;
	/** People in each class of the map, in the order of `classes`. */
	peopleByClass: number[];
	/** Its colour on the map: place among `classes`, of the person in the middle. null: nobody lives there. */
	class: number | null;
	/** People whom the scenario brings within each distance; negative: takes out. null: there is none. */
	peopleGainedWithinMiles: ByMiles | null;
}

/** A clinic that counts, and how far it is from the centre of a county's people. */
export type ReportClinic = Length & {
	/** Whether a road within the country leads there; null: nobody knows. */
	road: boolean | null;
} & (
		| (NamedClinic & { url: string; added: null })
		/** Place among the question's added clinics, from 0. */
		| { added: number }
	);

export interface ReportCounty extends ReportRow {
	/** Postal code. */
	state: string;
	nearest: ReportClinic[];
}

/** Answers of `GET /api/access`. Members come in this order. */
export interface AccessReport {
	version: string;
	date: string;
	license: string;
	question: ReturnType<typeof questionOf>;
	measure: { name: Measure; title: string; says: string; nationalAverage: number | null };
	matchingClinics: number;
	/**
	 * null: the numbers are an answer. Otherwise why they are none: they are those of no clinic anywhere,
	 * and what no source reports is unknown, and not a no; without an insurance what coverage costs has
	 * no numbers at all, and distances are those to any clinic that fits.
	 */
	unknown: Unanswerable | null;
	/** The classes of the map, best served first. */
	classes: { name: string; people: number }[];
	national: ReportRow;
	states: ReportRow[];
	/** Of the state that was asked for; else empty. */
	counties: ReportRow[];
	/** null: none was asked for. */
	county: ReportCounty | null;
	histogram: { binMiles: number; people: number[]; peopleBeyond: number };
	meaning: Record<string, string>;
	caveats: string[];
	sources: readonly ReportSource[];
}

export interface ReportSource {
	title: string;
	year: string;
	license: string;
	url: string;
}

export const REPORT_SOURCES: readonly ReportSource[] = [
	...Object.values(KNOWN_SOURCES).map((it) => ({
		title: `${it.publisher}, ${it.title}`,
		year: yearsOfSource(it),
		license: it.license,
		url: it.url
	})),
	{
		title: 'US Census Bureau, Centers of Population by census tract',
		year: '2020',
		license: 'Public domain (US government work)',
		url: 'https://www.census.gov/geographies/reference-files/time-series/geo/centers-population.html'
	}
];

const MEANING: Record<string, string> = {
	version: 'The version of the directory of clinics that was reckoned with.',
	date: 'The day that the question was asked on; how fresh a statement is, is measured from it.',
	license: 'Of these numbers, since they are drawn from the directory.',
	'question.parameters': 'Asks the same again, here and on the page /access.',
	'question.unknownClosed': 'Ids to close that this version of the directory does not have.',
	matchingClinics: 'Clinics that fit the question, those that the scenario adds among them.',
	unknown:
		'null: the numbers are an answer. "no_clinic": no source reports a clinic that fits, and "too_few": none reports as many as "nth" asks for. The numbers then say that nobody is in reach; what is true is that it is not known. "no_payer": "extra" is asked for without an insurance; it and its classes are then left out, and distances are those to any clinic that fits.',
	classes: 'People in each class of the map, which is of "measure". They add up to the population.',
	population: 'People who live there.',
	peopleWithinMiles:
		'People who live within so many miles of the nearest clinic that fits (or of the nth nearest, as asked), in a straight line; 10 miles sharp are within 10. Each number holds the ones before it.',
	peopleBeyond: 'People farther than 100 miles, or with no such clinic in our sources.',
	median:
		'Half of the people live so far from it, or nearer. null: half of them or more have none in our sources, or nobody lives there.',
	extra:
		'How much farther the nearest clinic that takes the insurance is than the nearest of any, for the median person. null: it is not what was asked, or as above.',
	score: `The mean of the score over the people there. "count" and "gravity" are clinics; "bfca" is a number to compare places by; the other scores are clinics for each ${PER_PEOPLE} people. null: it is not what was asked.`,
	peopleByClass: 'People in each of "classes", in their order. They add up to the population.',
	class:
		'Place among "classes", from 0, of the person in the middle: half of the people there have it better or the same. It is the color on the map. null: nobody lives there.',
	peopleGainedWithinMiles:
		'How many more people are within each distance than without the scenario. null: there is no scenario.',
	'county.nearest': 'The nearest clinics that fit, seen from the center of the county’s people.',
	'county.nearest.road':
		'Whether a road within the country leads there. false: the way is by air or sea. null: not known.',
	histogram:
		'People by distance. Bin b is farther than b × binMiles, up to (b + 1) × binMiles; the first also holds 0.'
};

/** The report of an answer: plain data for JSON. */
export function accessReport(
	query: AccessQuery,
	answer: AccessAnswer,
	sources: ReportSources
): AccessReport {
	const { measure } = query;
	const { histogram, county } = answer;
	const scale = SCALE[measure];
	const isUnasked = answer.unanswerable === 'no_payer';
	const row = (it: ReachRow, name: string) => {
		const all = reportRow(it, name, measure);
		return isUnasked ? { ...all, extra: null, peopleByClass: [], class: null } : all;
	};
	return {
		version: sources.version,
		date: sources.today,
		license: 'ODbL-1.0',
		question: questionOf(query, sources),
		measure: {
			name: measure,
			title: measureName[measure](),
			says: measureSays[measure](),
			nationalAverage: answer.average
		},
		matchingClinics: answer.matching,
		unknown: answer.unanswerable,
		classes: isUnasked
			? []
			: classNames(scale, 'mi').map((name, k) => ({ name, people: answer.people[k] })),
		national: row(answer.national, m.access_nation()),
		states: answer.states.map((it) => row(it, stateInWords(it.code))),
		counties: answer.counties.map((it) => row(it, countyInWords(it))),
		county: county && {
			...row(county.row, countyInWords({ ...county, code: county.row.code })),
			state: county.state,
			nearest: county.nearest.map((one) => clinicOf(one, sources))
		},
		histogram: {
			binMiles: BIN_MILES,
			people: histogram.people,
			peopleBeyond: histogram.beyond
		},
		meaning: MEANING,
		caveats: caveatsOf(query, answer, sources.tracts),
		sources: REPORT_SOURCES
	};
}

/** What has to be known to read the numbers of a question, in the language of the page. */
export function caveatsOf(query: AccessQuery, answer: AccessAnswer, tracts: number): string[] {
	const { measure, payer } = query;
	const people = peopleInWords(answer.national.population);
	return [
		...(answer.unanswerable ? [headlineInWords(query, answer), ...whyUnknown(query)] : []),
		...(answer.unanswerable ? [] : [m.access_method_sources()]),
		m.access_method_line({ detour: DETOUR }),
		...(SCALE[measure] === 'score' ? [m.access_method_capacity()] : []),
		...(payer === null ? [] : [m.access_method_payer()]),
		m.access_method_population({ people, tracts: peopleInWords(tracts) })
	];
}

/** A question in codes: those of the parameters. */
function questionOf(query: AccessQuery, { named, origin }: ReportSources) {
	const known = new Set(Object.values(named).map(({ id }) => id));
	const parameters = canonicalParameters(query);
	return {
		parameters,
		page: `${origin}/access${parameters && '?'}${parameters}`,
		...byParameter(query),
		measure: query.measure,
		nth: query.nth,
		miles: query.miles,
		decay: query.decay,
		state: query.state,
		county: query.county,
		add: query.added.map(({ latitude, longitude, routes, payers }) => {
			return { latitude, longitude, route: routes, payer: payers };
		}),
		close: query.closed,
		unknownClosed: query.closed.filter((id) => !known.has(id))
	};
}

function reportRow(it: ReachRow, name: string, measure: Measure): ReportRow {
	const isScore = SCALE[measure] === 'score';
	return {
		code: it.code,
		name,
		population: it.population,
		peopleWithinMiles: byMiles(it.within),
		peopleBeyond: it.beyond,
		median: lengthOf(it.median),
		extra: measure === 'extra' ? lengthOf(it.value ?? NaN) : null,
		score: isScore && it.value !== null && Number.isFinite(it.value) ? it.value : null,
		peopleByClass: it.classes,
		class: it.class === NO_CLASS ? null : it.class,
		peopleGainedWithinMiles: it.gained && byMiles(it.gained)
	};
}

const byMiles = (people: readonly number[]): ByMiles =>
	Object.fromEntries(REACH_MILES.map((miles, k) => [String(miles), people[k]]));

/** To the metre, and to the thousandth of a mile. */
export function lengthOf(metres: number): Length {
	if (!Number.isFinite(metres)) return { meters: null, miles: null };
	return { meters: Math.round(metres), miles: Number(fromMetres(metres, 'mi').toFixed(3)) };
}

function clinicOf(away: ClinicAway, sources: ReportSources): ReportClinic {
	const { index, added, metres, road } = away;
	if (index === null) return { added: added ?? 0, ...lengthOf(metres), road };
	const { id, name, city, state } = sources.named[index];
	const url = `${sources.origin}/clinics/${id}`;
	return { id, name, city, state, url, added: null, ...lengthOf(metres), road };
}
