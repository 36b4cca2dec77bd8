import {
	ESKETAMINE_STARTS,
	LUO_QI_2009,
	scaledTo,
	WAN_2012,
	type StepDecay
} from '#lib/access/metrics/decay.ts';
import { withAdded, type Areas, type Positions } from '#lib/access/people/areas.ts';
import type { AccessQuery, DecayName, Measure } from '#lib/access/question/query.ts';
import type { AddedClinic } from '#lib/access/question/scenario.ts';
import { RecentlyUsed } from '#lib/format/recently-used.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { sumTree, type AreaTree } from './area-tree.ts';
import {
	addAccess,
	catchmentAccess,
	prepareCatchment,
	type PreparedCatchment
} from './catchment.ts';
import type { FallOff } from './fall-off.ts';

/** A measure that gives every area a score: the higher, the better served. */
export type Score = Exclude<Measure, 'nearest' | 'extra'>;

/** Measures of clinics for each person are told for so many people. */
export const PER_PEOPLE = 100_000;

/** What scores are reckoned from; keeps the catchments it found last. */
export interface Scorer {
	areas: Areas;
	tree: AreaTree;
	clinics: Positions;
	kept: RecentlyUsed<PreparedCatchment>;
}

/** Catchments of one distance may take a quarter of a gigabyte. */
const KEPT = 2;

/** Opens a scorer over the clinics with a treatment. */
export const openScorer = (areas: Areas, tree: AreaTree, clinics: Positions): Scorer => ({
	areas,
	tree,
	clinics,
	kept: new RecentlyUsed(KEPT)
});

/**
 * Scores every area. Each clinic counts one, since nobody knows how many people it can treat.
 *
 * - `count`: clinics within the distance (cumulative opportunities).
 * - `gravity`: Σ_j w(d_ij).
 * - `2sfca`, `e2sfca`, `m2sfca`: see `prepareCatchment`. Clinics for each 100,000 people, as all
 *   that follow.
 * - `3sfca`: with G_ij = w(d_ij) / Σ_k w(d_ik) over the clinics that count,
 *   R_j = S_j / Σ_i G_ij P_i w(d_ij) and A_i = Σ_j G_ij R_j w(d_ij) (N. Wan, B. Zou & T. Sternberg,
 *   International Journal of Geographical Information Science 26(6), 2012, p. 1073,
 *   doi:10.1080/13658816.2011.624987).
 * - `bfca`: R_j = S_j / Σ_i P_i w(d_ij) / Σ_k w(d_ik) and A_i = Σ_j R_j w(d_ij) / Σ_k w(d_kj)
 *   (A. Páez, C. D. Higgins & S. F. Vivona, PLoS ONE 14(6), 2019, e0218773,
 *   doi:10.1371/journal.pone.0218773).
 *
 * @param open 1 for each clinic that counts
 * @param added dropped clinics that count
 * @throws CatchmentsTooLarge when too many clinics lie within the distance
 */
export function scoresOf(
	scorer: Scorer,
	query: Pick<AccessQuery, 'miles' | 'decay'>,
	score: Score,
	open: Uint8Array,
	added: readonly AddedClinic[]
): Float64Array {
	const out = new Float64Array(scorer.areas.count);
	if (score === '3sfca' || score === 'bfca') {
		const clinics = added.length > 0 ? withAdded(scorer.clinics, added) : scorer.clinics;
		const all = new Uint8Array(clinics.latitude.length).fill(1);
		all.set(open);
		const prepared =
			added.length > 0 ? prepare(scorer, query, score, clinics) : preparedFor(scorer, query, score);
		return inHundredThousands(competing(scorer, prepared, score, all, out));
	}
	const prepared = preparedFor(scorer, query, score);
	catchmentAccess(prepared, open, out);
	for (const one of added) addAccess(prepared, one, 1, out);
	return score === 'count' || score === 'gravity' ? out : inHundredThousands(out);
}

function inHundredThousands(scores: Float64Array): Float64Array {
	for (let i = 0; i < scores.length; i++) scores[i] *= PER_PEOPLE;
	return scores;
}

/** The catchments of a score, found once. */
function preparedFor(
	scorer: Scorer,
	query: Pick<AccessQuery, 'miles' | 'decay'>,
	score: Score
): PreparedCatchment {
	const key = [score, query.miles, query.decay].join();
	return scorer.kept.get(key, () => prepare(scorer, query, score, scorer.clinics));
}

function prepare(
	{ areas, tree }: Scorer,
	query: Pick<AccessQuery, 'miles' | 'decay'>,
	score: Score,
	clinics: Positions
): PreparedCatchment {
	const supply = new Uint8Array(clinics.latitude.length).fill(1);
	const steps = prepareCatchment(tree, clinics, {
		fallOff: fallOffOf(score, query),
		population: areas.population,
		supply,
		modified: score === 'm2sfca'
	});
	let step = steps.next();
	while (!step.done) step = steps.next();
	return score === 'count' || score === 'gravity' ? undivided(step.value) : step.value;
}

/** The same catchments, whose clinics are not divided among people. */
const undivided = (it: PreparedCatchment): PreparedCatchment => ({
	...it,
	ratio: new Float64Array(it.ratio.length).fill(1),
	surround: (point) => ({ ...it.surround(point), demand: 1 })
});

/** Scores that depend on which other clinics count. */
function competing(
	{ areas, tree }: Scorer,
	prepared: PreparedCatchment,
	score: '3sfca' | 'bfca',
	open: Uint8Array,
	out: Float64Array
): Float64Array {
	/** Σ_k w(d_ik) over the clinics that count. */
	const choice = catchmentAccess(undivided(prepared), open, new Float64Array(areas.count));
	const shared = choice.map((sum, i) => (sum > 0 ? areas.population[i] / sum : 0));
	const isThree = score === '3sfca';
	const squared = isThree ? squareWeights(prepared) : prepared;
	const demand = sumsOverCatchments(squared, sumTree(tree, shared));
	const spread = isThree
		? null
		: sumsOverCatchments(prepared, sumTree(tree, new Uint8Array(areas.count).fill(1)));
	const ratio = demand.map((people, j) => {
		if (people === 0 || open[j] === 0) return 0;
		return spread ? 1 / people / spread[j] : 1 / people;
	});
	catchmentAccess({ ...squared, ratio }, open, out);
	if (isThree) for (let i = 0; i < out.length; i++) if (out[i] > 0) out[i] /= choice[i];
	return out;
}

/** For each clinic the sum over its catchment, weighted, of what the nodes of the tree hold. */
function sumsOverCatchments(
	{ first, nodes, marks, weights }: PreparedCatchment,
	held: Float64Array
): Float64Array {
	const smooth = marks instanceof Float64Array;
	return Float64Array.from({ length: first.length - 1 }, (_, j) => {
		let sum = 0;
		for (let part = first[j]; part < first[j + 1]; part++) {
			sum += (smooth ? marks[part] : weights[marks[part]]) * held[nodes[part]];
		}
		return sum;
	});
}

const squareWeights = (it: PreparedCatchment): PreparedCatchment => ({
	...it,
	marks: it.marks instanceof Float64Array ? it.marks.map((weight) => weight * weight) : it.marks,
	weights: it.weights.map((weight) => weight * weight)
});

/** Zones of a published fall-off, the last of which ends at a distance. */
function zonesOf(decay: StepDecay, metres: number): FallOff {
	const { steps, weights } = scaledTo(decay, metres);
	return steps.map((step, k) => ({ metres: step, weight: weights[k] }));
}

/** How weight falls off for a score, to 0 beyond the distance. */
export function fallOffOf(
	score: Score,
	{ miles, decay }: Pick<AccessQuery, 'miles' | 'decay'>
): FallOff {
	const metres = miles * METRES_PER_MILE;
	if (score === 'count' || score === '2sfca') return [{ metres, weight: 1 }];
	if (score === '3sfca') return zonesOf(WAN_2012, metres);
	return FALL_OFFS[decay](metres);
}

/** How weight falls off within a distance in metres. */
const FALL_OFFS: Record<DecayName, (metres: number) => FallOff> = {
	luo_qi: (metres) => zonesOf(LUO_QI_2009, metres),
	/** Its classes are miles, whatever the distance, which cuts them off. */
	starts: (metres) => {
		const { steps, weights } = ESKETAMINE_STARTS;
		const ends = steps.map((step) => Math.min(step * METRES_PER_MILE, metres));
		return ends.flatMap((end, k) =>
			k === 0 || end > ends[k - 1] ? [{ metres: end, weight: weights[k] }] : []
		);
	},
	exponential: (reach) => ({ reach, weight: (metres) => Math.exp((-3 * metres) / reach) }),
	gaussian: (reach) => ({ reach, weight: (metres) => Math.exp(-2 * (metres / reach) ** 2) }),
	linear: (reach) => ({ reach, weight: (metres) => 1 - metres / reach }),
	/** By the first power; those who live within a mile are a mile away. */
	power: (reach) => ({
		reach,
		weight: (metres) => METRES_PER_MILE / Math.max(metres, METRES_PER_MILE)
	})
};
