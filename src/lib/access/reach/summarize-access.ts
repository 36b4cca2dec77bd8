import { factAt } from '#lib/clinics/columns/fact-words.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import { distance, type Point } from '#lib/geo/point.ts';
import { addedNear, type AddedNear } from './added-near.ts';
import type { Areas } from '#lib/access/people/areas.ts';
import { openClinics, compute, type AccessEngine, type Computed } from './engine.ts';
import { roadLeads } from '#lib/access/people/lands.ts';
import type { AccessQuery } from '#lib/access/question/query.ts';
import { histogramOf, peopleOf, type Histogram } from './reach.ts';
import {
	countyRow,
	countyRows,
	nationalRow,
	stateRows,
	type CountyRow,
	type ReachRow
} from './rows.ts';
import { NO_CLASS, type Scale } from '#lib/access/question/scale.ts';
import {
	loosenings,
	whyUnanswerable,
	type Loosening,
	type Unanswerable
} from '#lib/access/question/unanswerable.ts';

/** A clinic that counts, seen from a county. */
export interface ClinicAway {
	/** Its place in the directory's columns; null: it is a dropped one. */
	index: number | null;
	/** Place among the query's dropped clinics; null: it is a listed one. */
	added: number | null;
	/** From the centre of the county's people. */
	metres: number;
	/** Whether a road leads there; null: nobody knows. See `roadLeads`. */
	road: boolean | null;
}

/** What is said of a county that is looked at. */
export interface CountyAnswer {
	row: ReachRow;
	name: string;
	state: string;
	/** The nearest clinics that count, nearest first. */
	nearest: ClinicAway[];
}

/** An answer in numbers: what the page says in words and tables, and the API sends. */
export interface AccessAnswer {
	/** Clinics that count. */
	matching: number;
	/** How many of them our sources list … */
	listed: number;
	/** … and how many of those stand at the middle of their ZIP code. */
	approximate: number;
	/** The latest edition of a directory that lists clinics: "2024"; null: none does. */
	edition: string | null;
	/** Why nothing can be said; null: it can. The numbers are then those of no clinic anywhere. */
	unanswerable: Unanswerable | null;
	/** What to change where nothing can be said. */
	loosen: Loosening[];
	scale: Scale;
	/** The national average of a score; null: the map shows a distance. */
	average: number | null;
	/** People by class of what the map shows. */
	people: number[];
	national: ReachRow;
	states: ReachRow[];
	/** Counties of the chosen state; empty: none is chosen. */
	counties: CountyRow[];
	/** null: none is chosen, or it isn't among the areas. */
	county: CountyAnswer | null;
	/** Where each of the query's added clinics is; null: where nobody is counted. */
	added: (AddedNear | null)[];
	histogram: Histogram;
}

/** Miles of a bin of the histogram, and how many there are. */
export const BIN_MILES = 10;
export const BINS = 20;

/** How many clinics a county's answer names. */
const NEAREST_SHOWN = 5;

/**
 * Answers a question.
 *
 * @param closed the clinics that the scenario closes, by their place in the columns
 * @param today ISO date that freshness is measured from
 */
export function summarizeAccess(
	engine: AccessEngine,
	query: AccessQuery,
	closed: readonly number[],
	today: string
): { answer: AccessAnswer; computed: Computed } {
	const { areas } = engine;
	const it = compute(engine, query, closed, today);
	const listed = [...it.open.keys()].filter((i) => it.open[i] === 1);
	// Clinics that are only supposed to be closed are known.
	const known = it.open.reduce((sum, one) => sum + Math.min(one, 1), it.addedCount.length);
	const unanswerable = whyUnanswerable(query, known);
	if (unanswerable) for (const classes of [it.countyClass, it.areaClass]) classes.fill(NO_CLASS);
	const count = (filters: ClinicFilters) =>
		openClinics(engine.columns, filters, today).reduce((sum, one) => sum + one, 0);
	return {
		computed: it,
		answer: {
			matching: it.matching,
			listed: listed.length,
			approximate: listed.filter((i) => factAt(engine.columns, 'approximate', i)).length,
			edition:
				engine.columns.editions
					.map((one) => one.edition)
					.toSorted()
					.at(-1) ?? null,
			unanswerable,
			loosen: unanswerable && unanswerable !== 'no_payer' ? loosenings(query, count) : [],
			scale: it.scale,
			average: it.average,
			people: peopleOf(it.people),
			national: nationalRow(areas, it),
			states: stateRows(areas, it),
			counties: query.state === null ? [] : countyRows(areas, it, query.state),
			county: query.county === null ? null : countyAnswer(engine, it, query),
			added: query.added.map((one) => addedNear(areas, one)),
			histogram: histogramOf(it.nearest.metres, areas.population, BIN_MILES, BINS)
		}
	};
}

function countyAnswer(engine: AccessEngine, it: Computed, query: AccessQuery): CountyAnswer | null {
	const { areas, columns } = engine;
	const county = countyOf(areas, query.county);
	const row = county && countyRow(areas, it, county.code);
	if (!row) return null;
	const listed = [...it.open.keys()]
		.filter((i) => it.open[i] === 1)
		.map((i): ClinicAway => {
			const there = { latitude: columns.latitude[i], longitude: columns.longitude[i] };
			return { index: i, added: null, ...awayFrom(county, there) };
		});
	const dropped = it.addedCount.map((one): ClinicAway => {
		return { index: null, added: query.added.indexOf(one), ...awayFrom(county, one) };
	});
	const nearest = [...listed, ...dropped]
		.sort((a, b) => a.metres - b.metres)
		.slice(0, NEAREST_SHOWN);
	return { row, name: county.name, state: county.state, nearest };
}

const awayFrom = (county: Point, there: Point) => {
	return { metres: distance(county, there), road: roadLeads(county, there) };
};

const countyOf = ({ counties }: Areas, code: string | null) =>
	counties.find((county) => county.code === code);
