import { METRES_PER_MILE } from '#lib/geo/units.ts';
import type { Areas } from '#lib/access/people/areas.ts';
import { CLASSES, NO_CLASS } from '#lib/access/question/scale.ts';

/** The class of each area: `classOf` of its value. */
export function classify(
	values: Float64Array,
	classOf: (value: number) => number,
	out = new Uint8Array(values.length)
): Uint8Array {
	for (let i = 0; i < values.length; i++) out[i] = classOf(values[i]);
	return out;
}

/** People by county and class: those of county c in class k are at `CLASSES` × c + k. */
export function peopleByCounty(
	{ count, counties, county, population }: Areas,
	classes: Uint8Array
): Float64Array {
	const people = new Float64Array(CLASSES * counties.length);
	for (let i = 0; i < count; i++) people[CLASSES * county[i] + classes[i]] += population[i];
	return people;
}

/** People by class over some counties, or over all of them. */
export function peopleOf(byCounty: Float64Array, counties?: Iterable<number>): number[] {
	const people = Array.from({ length: CLASSES }, () => 0);
	const add = (c: number) => {
		for (let k = 0; k < CLASSES; k++) people[k] += byCounty[CLASSES * c + k];
	};
	if (counties) for (const c of counties) add(c);
	else for (let c = 0; c < byCounty.length / CLASSES; c++) add(c);
	return people;
}

/** The class of each county's median person: half of its people are served so well, or better. */
export function countyClasses(byCounty: Float64Array, out: Uint8Array): Uint8Array {
	for (let c = 0; c < out.length; c++) {
		let total = 0;
		for (let k = 0; k < CLASSES; k++) total += byCounty[CLASSES * c + k];
		let served = 0;
		let k = 0;
		while (k < CLASSES - 1 && 2 * (served += byCounty[CLASSES * c + k]) < total) k++;
		out[c] = total > 0 ? k : NO_CLASS;
	}
	return out;
}

/**
 * The population-weighted median of the rows `first` to `end` − 1: the least value such that half of
 * the people have it or less. NaN where nobody lives. By weighted quickselect in place, in linear time
 * on average: it is asked for the nation and every state after each change of a filter.
 */
export function medianOf(
	values: Float64Array,
	population: ArrayLike<number>,
	rows: Iterable<readonly [first: number, end: number]>
): number {
	const spans = [...rows];
	const room = spans.reduce((sum, [first, end]) => sum + end - first, 0);
	const value = new Float64Array(room);
	const weight = new Float64Array(room);
	let length = 0;
	let half = 0;
	for (const [first, end] of spans) {
		for (let i = first; i < end; i++) {
			if (population[i] === 0) continue;
			value[length] = values[i];
			weight[length++] = population[i];
			half += population[i] / 2;
		}
	}
	while (length > 1) {
		const pivot = middleOf(value[0], value[length >> 1], value[length - 1]);
		let [below, same] = [0, 0];
		for (let i = 0; i < length; i++) {
			if (value[i] < pivot) below += weight[i];
			else if (value[i] === pivot) same += weight[i];
		}
		if (below < half && half <= below + same) return pivot;
		const isLess = half <= below;
		if (!isLess) half -= below + same;
		let kept = 0;
		for (let i = 0; i < length; i++) {
			if (isLess ? value[i] >= pivot : value[i] <= pivot) continue;
			value[kept] = value[i];
			weight[kept++] = weight[i];
		}
		length = kept;
	}
	return length === 1 ? value[0] : NaN;
}

/** The middle one of three: areas stand in an order, and one of the ends may be the least of all. */
const middleOf = (a: number, b: number, c: number): number =>
	Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** The population-weighted mean of the rows `first` to `end` − 1; NaN where nobody lives. */
export function meanOf(
	values: Float64Array,
	population: ArrayLike<number>,
	rows: Iterable<readonly [first: number, end: number]>
): number {
	let [sum, people] = [0, 0];
	for (const [first, end] of rows) {
		for (let i = first; i < end; i++) {
			if (population[i] === 0) continue;
			sum += population[i] * values[i];
			people += population[i];
		}
	}
	return people > 0 ? sum / people : NaN;
}

/** People by distance, for a histogram. */
export interface Histogram {
	/** Width of a bin, in miles. */
	width: number;
	/** Bin b: more than b × width miles, up to (b + 1) × width; the first also holds 0. */
	people: number[];
	/** People farther than all bins, or out of reach of any clinic. */
	beyond: number;
}

/** How many people live how far, over all areas. */
export function histogramOf(
	metres: Float64Array,
	population: ArrayLike<number>,
	width: number,
	bins: number
): Histogram {
	const people = Array.from({ length: bins }, () => 0);
	let beyond = 0;
	for (let i = 0; i < metres.length; i++) {
		const bin = Math.max(0, Math.ceil(metres[i] / (width * METRES_PER_MILE)) - 1);
		if (bin < bins) people[bin] += population[i];
		else beyond += population[i];
	}
	return { width, people, beyond };
}
