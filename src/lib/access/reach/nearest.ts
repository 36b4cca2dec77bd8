import { chordSlack, unitVector } from '#lib/geo/circle.ts';
import { EARTH_RADIUS, type Point } from '#lib/geo/point.ts';
import { cosine, metresTo, buildTree, sumTree, unitVectors, type AreaTree } from './area-tree.ts';
import type { Positions } from '#lib/access/people/areas.ts';
import { nthSmallest, openContest, settleBelow, settleEach, type Contest } from './candidates.ts';

/** How many of its nearest clinics an area remembers. */
const FEW = 16;

/** Areas whose nearest clinics are looked up in one step of `rememberFew`. */
const STEP = 1024;

/** What is nearest to each area: a row for each. */
export interface Nearest {
	/** Great-circle metres; Infinity: there is none. */
	metres: Float64Array;
	/** Its number; −1: there is none. */
	clinic: Int32Array;
}

/** Areas and clinics, ready to tell which open clinic is nearest to each area. */
export interface PreparedNearest {
	tree: AreaTree;
	clinics: Positions;
	/** Of the clinics, as if each were an area. */
	clinicTree: AreaTree;
	contest: Contest;
	/** Cosines of the clinics' latitudes. */
	cosines: Float64Array;
	/** How many clinics an area remembers: 16, or all there are. */
	few: number;
	/** The first `remembered` places have their nearest clinics below. */
	remembered: number;
	/** For each place its `few` nearest clinics, nearest first, then by number; and their metres. */
	fewClinics: Int32Array;
	fewMetres: Float64Array;
	/** Room for the places that memory doesn't settle, and for the clinics that are open. */
	places: Uint32Array;
}

/**
 * Prepares to look for the nearest clinics. Answers are right at once, and quicker when `rememberFew`
 * has been run. The columns are kept, not copied: don't change them. Takes some 200 bytes an area.
 */
export function prepareNearest(tree: AreaTree, clinics: Positions): PreparedNearest {
	const few = Math.min(FEW, clinics.latitude.length);
	return {
		tree,
		clinics,
		clinicTree: buildTree(clinics),
		contest: openContest(tree, unitVectors(clinics)),
		cosines: clinics.latitude.map(cosine),
		few,
		remembered: 0,
		fewClinics: new Int32Array(few * tree.count),
		fewMetres: new Float64Array(few * tree.count),
		places: new Uint32Array(tree.count)
	};
}

/** Columns for what `nearestOpen` finds. */
export function noneNearest(count: number): Nearest {
	return { metres: new Float64Array(count).fill(Infinity), clinic: new Int32Array(count).fill(-1) };
}

/**
 * Looks up the few nearest clinics of every area, open or not, so that `nearestOpen` needs only to
 * see which of them are open. Goes in steps of some milliseconds; after each yields the share that
 * is done. May be left at any step, and taken up again.
 */
export function* rememberFew(prepared: PreparedNearest): Generator<number, void> {
	const { tree, contest, few, fewClinics, fewMetres } = prepared;
	const total = prepared.clinics.latitude.length;
	if (few === 0) prepared.remembered = tree.count;
	const span = Math.min(STEP, tree.size);
	const metres = new Float64Array(total);
	const found = new Uint32Array(total);
	const smallest = new Float64Array(few);
	while (prepared.remembered < tree.count) {
		const start = prepared.remembered;
		const places = prepared.places.subarray(0, Math.min(span, tree.count - start));
		places.forEach((_, slot) => (places[slot] = start + slot));
		for (let i = 0; i < total; i++) contest.lists[i] = i;
		settleBelow(contest, (tree.size + start) / span, places, total, few, (first, end, from, to) => {
			for (let slot = first; slot < end; slot++) remember(places[slot], from, to);
		});
		prepared.remembered = start + places.length;
		yield prepared.remembered / tree.count;
	}

	function remember(place: number, from: number, to: number): void {
		const row = tree.order[place];
		measureChords(contest, place, from, to, contest.squared);
		const last = nthSmallest(contest.squared, to - from, smallest);
		const limit = last + chordSlack(last);
		let count = 0;
		for (let slot = from; slot < to; slot++) {
			if (contest.squared[slot - from] > limit) continue;
			const clinic = contest.lists[slot];
			const away = metresBetween(prepared, row, clinic);
			let at = count++;
			while (at > 0 && metres[at - 1] > away) {
				metres[at] = metres[at - 1];
				found[at] = found[at - 1];
				at--;
			}
			metres[at] = away;
			found[at] = clinic;
		}
		fewMetres.set(metres.subarray(0, few), few * place);
		fewClinics.set(found.subarray(0, few), few * place);
	}
}

/** Below this share of open clinics few areas remember one, and asking memory doesn't pay. */
const WORTH_REMEMBERING = 1 / 32;

/** So many open clinics that fewer areas are better looked at one by one. */
const MANY = 1024;

/**
 * The nearest clinic i with `open[i]` 1 for every area, written to `out`: metres exactly as `distance`
 * has them, and of clinics equally near the one with the lowest number.
 */
export function nearestOpen(prepared: PreparedNearest, open: Uint8Array, out: Nearest): Nearest {
	const { tree, contest, few, fewClinics, fewMetres, places } = prepared;
	const { order } = tree;
	const total = listOpen(prepared, open);
	const known = asksMemory(prepared, total) ? prepared.remembered : 0;
	let left = 0;
	for (let place = 0; place < known; place++) {
		const end = few * (place + 1);
		let at = few * place;
		while (at < end && open[fewClinics[at]] === 0) at++;
		if (at === end) places[left++] = place;
		else {
			const row = order[place];
			out.metres[row] = fewMetres[at];
			out.clinic[row] = fewClinics[at];
		}
	}
	for (let place = known; place < tree.count; place++) places[left++] = place;
	const unsettled = places.subarray(0, left);
	if (left < total && total >= MANY) {
		const below = sumTree(prepared.clinicTree, open);
		settleEach(contest, prepared.clinicTree, below, unsettled, total, settle);
	} else settleBelow(contest, 1, unsettled, total, 1, settle);
	return out;

	function settle(first: number, end: number, from: number, to: number): void {
		const { balls, size } = tree;
		const { lists, vectors } = contest;
		for (let slot = first; slot < end; slot++) {
			const ball = 4 * (size + places[slot]);
			const x = balls[ball];
			const y = balls[ball + 1];
			const z = balls[ball + 2];
			let nearest = -1;
			let least = Infinity;
			let second = Infinity;
			for (let k = from; k < to; k++) {
				const i = 3 * lists[k];
				const dx = vectors[i] - x;
				const dy = vectors[i + 1] - y;
				const dz = vectors[i + 2] - z;
				const square = dx * dx + dy * dy + dz * dz;
				if (square < least) {
					second = least;
					least = square;
					nearest = lists[k];
				} else if (square < second) second = square;
			}
			const row = order[places[slot]];
			const limit = least + chordSlack(least);
			if (second <= limit && to > from) {
				nearest = nthOf(prepared, places[slot], from, to, 1, least);
			}
			out.clinic[row] = nearest;
			out.metres[row] = nearest < 0 ? Infinity : metresBetween(prepared, row, nearest);
		}
	}
}

/**
 * The n-th nearest clinic i with `open[i]` 1 for every area, written to `out`; clinics equally near
 * count by number. Where fewer are open: Infinity and −1.
 *
 * @throws RangeError when n is not a whole number from 1
 */
export function nthNearest(
	prepared: PreparedNearest,
	open: Uint8Array,
	n: number,
	out: Nearest
): Nearest {
	if (!Number.isInteger(n) || n < 1) throw new RangeError(`No clinic is the ${n}-th nearest.`);
	const { tree, contest, few, fewClinics, fewMetres, places } = prepared;
	const total = listOpen(prepared, open);
	const known = n <= few && asksMemory(prepared, total) ? prepared.remembered : 0;
	let left = 0;
	for (let place = 0; place < known; place++) {
		const end = few * (place + 1);
		let at = few * place;
		for (let rest = n; at < end; at++) if (open[fewClinics[at]] !== 0 && --rest === 0) break;
		if (at === end) places[left++] = place;
		else {
			out.metres[tree.order[place]] = fewMetres[at];
			out.clinic[tree.order[place]] = fewClinics[at];
		}
	}
	for (let place = known; place < tree.count; place++) places[left++] = place;
	if (total < n) {
		out.metres.fill(Infinity);
		out.clinic.fill(-1);
		return out;
	}
	const smallest = new Float64Array(n);
	settleBelow(contest, 1, places.subarray(0, left), total, n, (first, end, from, to) => {
		for (let slot = first; slot < end; slot++) {
			measureChords(contest, places[slot], from, to, contest.squared);
			const chord = nthSmallest(contest.squared, to - from, smallest);
			const clinic = nthOf(prepared, places[slot], from, to, n, chord);
			const row = tree.order[places[slot]];
			out.clinic[row] = clinic;
			out.metres[row] = metresBetween(prepared, row, clinic);
		}
	});
	return out;
}

/**
 * Lowers `out` in place where a point dropped on the map, which gets the number `clinic`, is nearer
 * than what `out` has. Of those equally near, the one that `out` has stays.
 */
export function nearerAdded(tree: AreaTree, point: Point, clinic: number, out: Nearest): Nearest {
	const { latitude, longitude } = point;
	const { balls, order, size, count } = tree;
	const [x, y, z] = unitVector(latitude, longitude);
	const itsCosine = cosine(latitude);
	const scale = EARTH_RADIUS * EARTH_RADIUS;
	for (let place = 0; place < count; place++) {
		const row = order[place];
		const ball = 4 * (size + place);
		const dx = balls[ball] - x;
		const dy = balls[ball + 1] - y;
		const dz = balls[ball + 2] - z;
		const before = out.metres[row];
		// A chord is shorter than its arc: where even that is no nearer, the arc isn't.
		const square = dx * dx + dy * dy + dz * dz;
		if (scale * (square - chordSlack(square)) >= before * before) continue;
		const metres = metresTo(tree, row, latitude, longitude, itsCosine);
		if (metres >= before) continue;
		out.metres[row] = metres;
		out.clinic[row] = clinic;
	}
	return out;
}

/** Lists the open clinics, ascending, as the first to contend; how many. */
function listOpen({ contest, clinics }: PreparedNearest, open: Uint8Array): number {
	const { lists } = contest;
	let total = 0;
	for (let i = 0; i < clinics.latitude.length; i++) {
		lists[total] = i;
		if (open[i] !== 0) total++;
	}
	return total;
}

/** Whether areas are likely to remember a clinic that is open. */
function asksMemory({ clinics }: PreparedNearest, open: number): boolean {
	return open >= WORTH_REMEMBERING * clinics.latitude.length;
}

/** Metres from the area of a row to a clinic. */
function metresBetween({ tree, clinics, cosines }: PreparedNearest, row: number, i: number) {
	return metresTo(tree, row, clinics.latitude[i], clinics.longitude[i], cosines[i]);
}

/** Squared chords from the area at a place to the clinics of a list. */
function measureChords(
	{ tree: { balls, size }, lists, vectors }: Contest,
	place: number,
	from: number,
	to: number,
	squared: Float64Array
): void {
	const ball = 4 * (size + place);
	const x = balls[ball];
	const y = balls[ball + 1];
	const z = balls[ball + 2];
	for (let slot = from; slot < to; slot++) {
		const i = 3 * lists[slot];
		const dx = vectors[i] - x;
		const dy = vectors[i + 1] - y;
		const dz = vectors[i + 2] - z;
		squared[slot - from] = dx * dx + dy * dy + dz * dz;
	}
}

/**
 * The n-th nearest clinic of a list to the area at a place, whose n-th smallest squared chord to them
 * is known. Chords too alike to tell are told apart by metres, then by number.
 */
function nthOf(
	prepared: PreparedNearest,
	place: number,
	from: number,
	to: number,
	n: number,
	chord: number
): number {
	const { contest, tree } = prepared;
	const { squared, lists } = contest;
	const row = tree.order[place];
	const slack = chordSlack(chord);
	const alike: { clinic: number; metres: number }[] = [];
	let rest = n;
	measureChords(contest, place, from, to, squared);
	for (let slot = from; slot < to; slot++) {
		const square = squared[slot - from];
		if (square < chord - slack) rest--;
		else if (square <= chord + slack) {
			const clinic = lists[slot];
			alike.push({ clinic, metres: metresBetween(prepared, row, clinic) });
		}
	}
	alike.sort((a, b) => a.metres - b.metres || a.clinic - b.clinic);
	return alike[rest - 1].clinic;
}
