import type { Areas } from '#lib/access/people/areas.ts';
import type { Computed } from './engine.ts';
import { countyClasses, meanOf, medianOf, peopleOf } from './reach.ts';
import { REACH_MILES } from '#lib/access/question/scale.ts';

/** What the table says of the nation, a state or a county. */
export interface ReachRow {
	/** "US", a state's postal code, or a county's code. */
	code: string;
	population: number;
	/** People within each of `REACH_MILES` of a clinic that counts, edges included. */
	within: number[];
	/** People farther than all of them. */
	beyond: number;
	/** Metres to the clinic of the median person; Infinity: out of reach. NaN: nobody lives here. */
	median: number;
	/**
	 * What the map shows here, if not the distance: the median of extra metres, the mean of a score,
	 * weighted by people. null: it is the distance.
	 */
	value: number | null;
	/** People by class of what the map shows, as in its legend. They add up to the population. */
	classes: number[];
	/** The class of the person in the middle, which is the colour on the map. NO_CLASS: nobody lives here. */
	class: number;
	/** People that the scenario brings within each of `REACH_MILES`; negative: takes out. null: none. */
	gained: number[] | null;
}

/** A county's row. */
export interface CountyRow extends ReachRow {
	/** As the Census Bureau has it, without "County": see `countyInWords`. */
	name: string;
	/** Postal code. */
	state: string;
}

/** The nation: everyone who is counted. */
export function nationalRow(areas: Areas, it: Computed): ReachRow {
	return rowOf(areas, it, 'US', areas.counties.keys());
}

/** The states that have areas, by their postal codes. */
export function stateRows(areas: Areas, it: Computed): ReachRow[] {
	const states = Map.groupBy(areas.counties.keys(), (c) => areas.counties[c].state);
	return [...states]
		.map(([code, counties]) => rowOf(areas, it, code, counties))
		.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The counties of a state, by their codes. */
export function countyRows(areas: Areas, it: Computed, state: string): CountyRow[] {
	return areas.counties.flatMap((county, c) =>
		county.state === state
			? [{ ...rowOf(areas, it, county.code, [c]), name: county.name, state }]
			: []
	);
}

/** One county; undefined: there is none with this code. */
export function countyRow(areas: Areas, it: Computed, code: string): ReachRow | undefined {
	const c = areas.counties.findIndex((county) => county.code === code);
	return c < 0 ? undefined : rowOf(areas, it, code, [c]);
}

function rowOf(areas: Areas, it: Computed, code: string, of: Iterable<number>): ReachRow {
	const counties = [...of];
	const rows = counties.map((c): [number, number] => [
		areas.counties[c].first,
		areas.counties[c].end
	]);
	const people = peopleOf(it.reach, counties);
	const within = withinEach(people);
	const before = it.before && withinEach(peopleOf(it.before, counties));
	const classes = peopleOf(it.people, counties);
	const shown = it.scale === 'score' ? meanOf : medianOf;
	return {
		code,
		population: people.reduce((sum, one) => sum + one, 0),
		within,
		beyond: people[REACH_MILES.length],
		median: medianOf(it.nearest.metres, areas.population, rows),
		value: it.values === it.nearest.metres ? null : shown(it.values, areas.population, rows),
		classes,
		class: countyClasses(Float64Array.from(classes), new Uint8Array(1))[0],
		gained: before && within.map((now, k) => now - before[k])
	};
}

/** People by class, added up: within the first edge, the second … */
function withinEach(people: readonly number[]): number[] {
	let sum = 0;
	return REACH_MILES.map((_, k) => (sum += people[k]));
}
