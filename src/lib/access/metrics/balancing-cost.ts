import { byId, indexed, type PreparedTable, type Table } from './od-table.ts';
import { costOfEnough } from './opportunities.ts';

/**
 * Balancing cost: the least cost within which an origin finds more supply than it has demand. High where
 * people compete for little; people of other origins don't count.
 *
 *     B_i = min { c : Σ_j S_j [c_ij ≤ c] > P_i }
 *
 * (M. H. C. Barboza, M. S. Carneiro, C. Falavigna, G. Luz & R. Orrico, Journal of Transport Geography
 * 90, 2021, 102924, doi:10.1016/j.jtrangeo.2020.102924, for travel times and jobs). Demand and supply
 * have to be in one unit: people and jobs, patients and places. 0 for an origin without demand, Infinity
 * where there is never enough.
 *
 * @param options.increment costs are told in steps of this, rounded up: 1 is what `balancing_cost` of
 * ipeaGIT/accessibility does unless told otherwise. 0: the cost itself, as the table has it
 * @param options.orEqual as much supply as demand is enough. Not so unless given, since it is not in
 * ipeaGIT/accessibility either
 * @returns by origin, in the unit of the costs
 * @throws RangeError when the increment isn't a number from 0 up; TableError, see `prepareTable`
 */
export function balancingCost(
	table: Table | PreparedTable,
	{ increment, orEqual = false }: { increment: number; orEqual?: boolean }
): Map<string, number> {
	if (!(increment >= 0 && increment < Infinity)) {
		throw new RangeError(`increment must be a number from 0 up, and is ${increment}.`);
	}
	const it = indexed(table);
	const balancing = it.origins.map((_, i) => {
		const people = it.demand[i];
		if (people === 0) return 0;
		const isEnough = (supply: number) => supply > people || (orEqual && supply === people);
		return roundUp(costOfEnough(it, i, isEnough), increment);
	});
	return byId(it.origins, balancing);
}

/** The first of 0, step, 2 step … that isn't below the cost; the cost itself where the step is 0. */
function roundUp(cost: number, step: number): number {
	if (step === 0 || cost === Infinity) return cost;
	const steps = Math.ceil(cost / step);
	if (steps > 0 && (steps - 1) * step >= cost) return (steps - 1) * step;
	return steps * step >= cost ? steps * step : (steps + 1) * step;
}
