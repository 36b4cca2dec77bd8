/**
 * Measures of spatial access over a plain table: costs of pairs of an origin and a destination, supply
 * of destinations, demand of origins. Costs may be minutes, miles, dollars: whatever the table says, and
 * the options in the same unit. `Table` has an example; `prepareTable` reads a table once for several
 * metrics.
 *
 * | metric | what it is |
 * | --- | --- |
 * | `nearestCost` | cost to the nearest supply, or to the n-th |
 * | `balancingCost` | cost within which an origin finds more supply than it has demand |
 * | `cumulative`, `passiveCumulative` | supply within a cost; people who reach a destination |
 * | `gravity` | supply weighted by cost |
 * | `twoStepFca`, `enhancedTwoStepFca` | supply for each person, shared with all who reach it |
 * | `threeStepFca` | the same, where people choose among destinations first |
 * | `huffThreeStepFca` | the same, where they choose by supply and inverse cost |
 * | `modifiedHuffThreeStepFca` | the same, where they count whole however far they go |
 * | `modifiedTwoStepFca` | 2SFCA, where supply that is far from all is partly lost |
 * | `balancedFca` | 2SFCA, where nobody and nothing counts twice |
 * | `spatialAvailability` | supply divided among origins, by demand and nearness |
 * | `raam` | what people pay for travel and congestion, once nobody gains by going elsewhere |
 * | `catchmentRatios` | supply near each origin over demand near it |
 *
 * Conventions, which the whole access map keeps (`README.md` has formulas, sources and how other packages
 * differ):
 *
 * - Thresholds are inclusive: what costs exactly the cutoff is within it.
 * - Where nothing is in reach, a metric is 0; one that is a cost (nearest, balancing, RAAM) is Infinity.
 *   Every origin that `demand` lists or `od` names has a result, pairs or none.
 * - A supplier with no demand in reach has ratio 0: it gives nobody anything, and
 *   `suppliersWithoutDemand` names it.
 * - What `supply` or `demand` doesn't list has none; an origin still has a result, a destination still
 *   takes its share where people choose. So have pysal/access and ipeaGIT/accessibility.
 * - A weight, or a product of weights, below 1e-290 is none: nobody is served from so far.
 * - A cost of Infinity is never in reach, whatever the decay. NaN is an error here, since it may be a
 *   mistake: leave the pair out where there is no way.
 * - Input that can't be is refused with a `TableError` (the table) or a `RangeError` (the options) that
 *   says what to do; nothing is dropped in silence.
 * - Results are Maps, in the order of the table; `Object.fromEntries(result)` makes a record of one.
 *
 * Tested against pysal/access, ipeaGIT/accessibility, aceso and fca.
 */
export {
	ESKETAMINE_STARTS,
	LUO_QI_2009,
	LUO_QI_2009_SHARP,
	scaledTo,
	WAN_2012,
	type BinaryDecay,
	type CustomDecay,
	type Decay,
	type ExponentialDecay,
	type GaussianDecay,
	type GravityDecay,
	type LinearDecay,
	type LogisticDecay,
	type NoDecay,
	type PowerDecay,
	type StepDecay
} from './decay.ts';
export {
	prepareTable,
	TableError,
	type Amounts,
	type DemandTable,
	type Pair,
	type PreparedTable,
	type SupplyTable,
	type Table
} from './od-table.ts';
export { cumulative, gravity, nearestCost, passiveCumulative } from './opportunities.ts';
export { balancingCost } from './balancing-cost.ts';
export { huffThreeStepFca, type HuffOptions } from './huff.ts';
export { modifiedHuffThreeStepFca } from './modified-huff.ts';
export { raam } from './raam.ts';
export { spatialAvailability } from './spatial-availability.ts';
export {
	balancedFca,
	catchmentRatios,
	enhancedTwoStepFca,
	modifiedTwoStepFca,
	normalize,
	suppliersWithoutDemand,
	threeStepFca,
	twoStepFca,
	type CatchmentOptions
} from './floating-catchment.ts';
