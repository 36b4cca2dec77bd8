import { shareByOrigin, spread, type CatchmentOptions } from './floating-catchment.ts';
import { indexed, type PreparedTable, type Table } from './od-table.ts';
import { orNone, weightsOf } from './opportunities.ts';

/** How people choose among destinations: by attraction, and by cost to the power of −exponent. */
export interface HuffOptions extends CatchmentOptions {
	/** β: how sharply choice falls with cost. 1, the inverse cost, unless given; 0: cost doesn't matter. */
	exponent?: number;
	/** What draws people besides a low cost: the supply of a destination; or all are alike. */
	attraction?: 'supply' | 'equal';
	/**
	 * The greatest cost of a destination that is chosen. Unless given, those are chosen to which the decay
	 * gives a weight. It may be more than the decay reaches, or Infinity: what is chosen there is not
	 * served.
	 */
	choiceWithin?: number;
	/**
	 * Lower costs count as this in the choice, since a cost of 0 has no inverse. 1e-8 unless given: next to
	 * everybody chooses what costs nothing. 0: everybody does, and what they don't choose serves them not.
	 */
	minCost?: number;
}

/**
 * 3SFCA whose choice is Huff's: a destination is chosen by its supply and the inverse of its cost.
 *
 *     G_ij = S_j c_ij^−β / Σ_k S_k c_ik^−β,  R_j = S_j / Σ_i G_ij P_i f(c_ij),  A_i = Σ_j G_ij R_j f(c_ij)
 *
 * (J. Luo, Transactions in GIS 18(3), 2014, p. 436, doi:10.1111/tgis.12096, after D. L. Huff, Land
 * Economics 39(1), 1963, p. 81, doi:10.2307/3144521), k over the catchment of i. Σ_i P_i A_i is all the supply that somebody
 * chooses and reaches.
 *
 * `ThreeStepFCA` of tetraptych/aceso chooses by 1/cost alone and among all destinations of the table:
 * `{ attraction: 'equal', choiceWithin: Infinity }`.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`, or an option isn't a number from 0 up;
 * TableError, see `prepareTable`
 */
export function huffThreeStepFca(
	table: Table | PreparedTable,
	{ decay, exponent = 1, attraction = 'supply', choiceWithin, minCost = 1e-8 }: HuffOptions
): Map<string, number> {
	requireFrom0('exponent', exponent);
	requireFrom0('minCost', minCost);
	if (choiceWithin !== undefined && !(choiceWithin >= 0)) {
		throw new RangeError(`choiceWithin must be a number from 0 up, and is ${choiceWithin}.`);
	}
	const it = indexed(table);
	const weights = weightsOf(it, decay);
	const draw = weights.map((weight, p) => {
		const cost = it.cost[p];
		const chosen =
			choiceWithin === undefined ? weight > 0 : cost < Infinity && cost <= choiceWithin;
		if (!chosen) return 0;
		return attraction === 'equal' ? 1 : it.supply[it.to[p]];
	});
	const shares = shareByOrigin(it, byInverseCost(it, draw, exponent, minCost));
	const shared = shares.map((share, p) => orNone(share * weights[p]));
	return spread(it, shared, shared);
}

/**
 * Attraction times cost^−exponent, in relation to the cheapest destination that each origin may choose,
 * so that no power is more than a number holds, not even of 0.
 */
function byInverseCost(
	{ first, cost }: PreparedTable,
	attraction: Float64Array,
	exponent: number,
	minCost: number
): Float64Array {
	const drawn = new Float64Array(attraction.length);
	for (let i = 0; i + 1 < first.length; i++) {
		let least = Infinity;
		for (let p = first[i]; p < first[i + 1]; p++) {
			if (attraction[p] > 0) least = Math.min(least, Math.max(cost[p], minCost));
		}
		for (let p = first[i]; p < first[i + 1]; p++) {
			const paid = Math.max(cost[p], minCost);
			if (attraction[p] === 0) continue;
			drawn[p] = attraction[p] * (paid === least ? 1 : (least / paid) ** exponent);
		}
	}
	return drawn;
}

function requireFrom0(name: string, value: number): void {
	if (value >= 0 && value < Infinity) return;
	throw new RangeError(`${name} must be a number from 0 up, and is ${value}.`);
}
