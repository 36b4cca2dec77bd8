import { withAdded, type Areas, type Positions } from '#lib/access/people/areas.ts';
import { SCALE, type AccessQuery } from '#lib/access/question/query.ts';
import {
	distanceClass,
	coverageGapClass,
	scoreClass,
	type Scale
} from '#lib/access/question/scale.ts';
import { addedMatches, type AddedClinic } from '#lib/access/question/scenario.ts';
import type { Columns } from '#lib/clinics/columns/columns.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import { treatmentFilter } from '#lib/coverage/filters/column-filters.ts';
import { passes } from '#lib/geo/column-filter.ts';
import { buildTree, type AreaTree } from './area-tree.ts';
import {
	nearerAdded,
	nearestOpen,
	noneNearest,
	nthNearest,
	prepareNearest,
	rememberFew,
	type Nearest,
	type PreparedNearest
} from './nearest.ts';
import { classify, countyClasses, meanOf, peopleByCounty } from './reach.ts';
import { openScorer, scoresOf, type Scorer } from './scores.ts';

/** Everything that is reckoned with: where people live, and one version of the directory. */
export interface AccessEngine {
	areas: Areas;
	columns: Columns;
	tree: AreaTree;
	/** Over the clinics with a treatment. */
	prepared: PreparedNearest;
	scorer: Scorer;
}

/** Opens an engine over areas and a directory, both of which it keeps. A tenth of a second. */
export function openEngine(areas: Areas, columns: Columns): AccessEngine {
	const tree = buildTree(areas);
	const clinics = treatmentPositions(columns);
	return {
		areas,
		columns,
		tree,
		prepared: prepareNearest(tree, clinics),
		scorer: openScorer(areas, tree, clinics)
	};
}

/**
 * Makes an engine quick: answers are right without, and take a frame less with. Goes in steps of some
 * milliseconds; each yields the share that is done.
 */
export const warmUp = (engine: AccessEngine): Generator<number, void> =>
	rememberFew(engine.prepared);

/** What there is to say on a question. */
export interface Computed {
	/** Clinics that count, by their place in the columns: 1 counts, 2 would if it weren't closed. */
	open: Uint8Array;
	/** Which of the dropped clinics count. */
	addedCount: AddedClinic[];
	/** How many clinics count in all. */
	matching: number;
	/**
	 * The n-th nearest clinic that counts, from every area. Numbers from `open.length` on are dropped
	 * clinics, in the order of `addedCount`.
	 */
	nearest: Nearest;
	/** What the map shows of every area: metres, or a score. */
	values: Float64Array;
	scale: Scale;
	/** Of a score: the national average, weighted by people. null: of a distance. */
	average: number | null;
	areaClass: Uint8Array;
	countyClass: Uint8Array;
	/** People by county and class of `values`: see `peopleByCounty`. */
	people: Float64Array;
	/** The same by distance to the nearest clinic, whatever the map shows … */
	reach: Float64Array;
	/** … and without the scenario. null: there is none. */
	before: Float64Array | null;
}

/**
 * Answers a question, for every area at once.
 *
 * @param closed the clinics that the scenario closes, by their place in the columns
 * @param today ISO date that freshness is measured from
 */
export function compute(
	engine: AccessEngine,
	query: AccessQuery,
	closed: readonly number[],
	today: string
): Computed {
	const { areas } = engine;
	const open = openClinics(engine.columns, query, today);
	const before =
		closed.length > 0 || query.added.length > 0
			? reachOf(areas, nearestOf(engine, open, [], query.nth))
			: null;
	for (const i of closed) if (open[i] === 1) open[i] = 2;
	const addedCount = query.added.filter((one) => addedMatches(one, query));
	const counting = open.map((it) => Number(it === 1));
	const nearest = nearestOf(engine, counting, addedCount, query.nth);
	const reach = reachOf(areas, nearest);

	const scale = SCALE[query.measure];
	const values = valuesOf(engine, query, { counting, addedCount, nearest, closed, today });
	const average = scale === 'score' ? meanOf(values, areas.population, [[0, areas.count]]) : null;
	const areaClass = classify(
		values,
		average !== null
			? (score) => scoreClass(score, average)
			: scale === 'coverageGap'
				? coverageGapClass
				: distanceClass
	);
	const people = query.measure === 'nearest' ? reach : peopleByCounty(areas, areaClass);
	return {
		open,
		addedCount,
		matching: counting.reduce((sum, one) => sum + one, addedCount.length),
		nearest,
		values,
		scale,
		average,
		areaClass,
		countyClass: countyClasses(people, new Uint8Array(areas.counties.length)),
		people,
		reach,
		before
	};
}

/** 1 for each clinic with a treatment that the filters ask for. */
export function openClinics(columns: Columns, filters: ClinicFilters, today: string): Uint8Array {
	const filter = treatmentFilter(columns, filters, today);
	return Uint8Array.from({ length: columns.treatmentCount }, (_, i) => Number(passes(filter, i)));
}

/** The n-th nearest of the open and the dropped clinics, from every area. */
function nearestOf(
	{ prepared, tree }: AccessEngine,
	open: Uint8Array,
	added: readonly AddedClinic[],
	nth: number
): Nearest {
	const out = noneNearest(tree.count);
	if (nth === 1) {
		nearestOpen(prepared, open, out);
		added.forEach((one, k) => nearerAdded(tree, one, open.length + k, out));
		return out;
	}
	if (added.length === 0) return nthNearest(prepared, open, nth, out);
	const all = new Uint8Array(open.length + added.length).fill(1);
	all.set(open);
	return nthNearest(prepareNearest(tree, withAdded(prepared.clinics, added)), all, nth, out);
}

const reachOf = (areas: Areas, { metres }: Nearest) =>
	peopleByCounty(areas, classify(metres, distanceClass));

interface Counted extends Pick<Computed, 'addedCount' | 'nearest'> {
	counting: Uint8Array;
	closed: readonly number[];
	today: string;
}

/** What the map shows of every area. */
function valuesOf(engine: AccessEngine, query: AccessQuery, it: Counted): Float64Array {
	if (query.measure === 'nearest') return it.nearest.metres;
	if (query.measure !== 'extra') {
		return scoresOf(engine.scorer, query, query.measure, it.counting, it.addedCount);
	}
	const anyPayer = { ...query, payer: null };
	const open = openClinics(engine.columns, anyPayer, it.today);
	for (const i of it.closed) open[i] = 0;
	const added = query.added.filter((one) => addedMatches(one, anyPayer));
	const any = nearestOf(engine, open, added, query.nth).metres;
	// Where there is none of any insurance, nobody can say that coverage costs nothing.
	return it.nearest.metres.map((metres, i) => (any[i] === Infinity ? Infinity : metres - any[i]));
}

function treatmentPositions({ latitude, longitude, treatmentCount }: Columns): Positions {
	return {
		latitude: latitude.slice(0, treatmentCount),
		longitude: longitude.slice(0, treatmentCount)
	};
}
