/** What every decay may have besides its own. */
interface Limited {
	/** Pairs that cost more count for nothing; those that cost exactly this do. */
	maxCost?: number;
}

/** Whole up to the cutoff and on it, and nothing beyond. */
export interface BinaryDecay extends Limited {
	type: 'binary';
	cutoff: number;
}

/**
 * A weight for each class of costs, and 0 beyond the last. A class reaches up to its step and includes
 * it, as `step_fn` of pysal/access has it. `endsBefore`: it ends just before its step, which belongs to
 * the next class, as `decay_stepped` of ipeaGIT/accessibility has it. The last step may be Infinity.
 */
export interface StepDecay extends Limited {
	type: 'step';
	steps: readonly number[];
	weights: readonly number[];
	endsBefore?: boolean;
}

/** exp(−cost² / 2σ²): 1 at no cost, 0.61 at σ, 0.14 at 2σ. `gaussian` of pysal/access. */
export interface GaussianDecay extends Limited {
	type: 'gaussian';
	sigma: number;
}

/** exp(−rate × cost). The rate is `decay_value` of ipeaGIT/accessibility. */
export interface ExponentialDecay extends Limited {
	type: 'exponential';
	rate: number;
}

/** 1 − cost / cutoff, and 0 from the cutoff on. */
export interface LinearDecay extends Limited {
	type: 'linear';
	cutoff: number;
}

/**
 * A falling S: 1 at no cost, about half at the cutoff, and the steeper the smaller `sd`. It is what is
 * left of a logistic distribution whose mean is `cutoff` and whose standard deviation is `sd`, divided
 * by its value at no cost:
 *
 *     g(0) / g(cost),  g(cost) = 1 + exp(π (cost − cutoff) / (√3 sd))
 *
 * `decay_logistic` of ipeaGIT/accessibility, which takes cutoffs and deviations from 0.001 up, and
 * deviations below 120; here a cutoff may be 0, and a deviation is any number above 0.
 */
export interface LogisticDecay extends Limited {
	type: 'logistic';
	/** Cost at which it falls fastest, from 0 up. */
	cutoff: number;
	/** Standard deviation, in the unit of the costs, above 0. */
	sd: number;
}

/** cost^−exponent, and no more than 1: `decay_power` of ipeaGIT/accessibility. */
export interface PowerDecay extends Limited {
	type: 'power';
	exponent: number;
}

/**
 * (max(cost, min) / scale)^alpha: `gravity` of pysal/access. Weight falls where alpha is below 0; then
 * give a `min` above 0 if anything costs nothing. `min` is 0 unless stated.
 */
export interface GravityDecay extends Limited {
	type: 'gravity';
	scale: number;
	alpha: number;
	min?: number;
}

/** Everything counts whole, whatever it costs. */
export interface NoDecay extends Limited {
	type: 'one';
}

/** A formula of your own. It must give finite weights of 0 or above for all finite costs. */
export interface CustomDecay extends Limited {
	type: 'custom';
	weight: (cost: number) => number;
}

/** How weight falls with cost. Costs are in any one unit; `cutoff`, `steps` and the like share it. */
export type Decay =
	| BinaryDecay
	| StepDecay
	| GaussianDecay
	| ExponentialDecay
	| LinearDecay
	| LogisticDecay
	| PowerDecay
	| GravityDecay
	| NoDecay
	| CustomDecay;

/** Luo & Qi's zones of 10, 20 and 30 minutes (Health & Place 15(4), 2009, p. 1100,
 * doi:10.1016/j.healthplace.2009.06.002). `scaledTo` fits them to another catchment. */
export const LUO_QI_2009: StepDecay = {
	type: 'step',
	steps: [10, 20, 30],
	weights: [1, 0.68, 0.22]
};

/** Their second set of weights, which falls more sharply. */
export const LUO_QI_2009_SHARP: StepDecay = { ...LUO_QI_2009, weights: [1, 0.42, 0.09] };

/** Wan, Zou & Sternberg's zones of 10, 20, 30 and 60 minutes for 3SFCA (International Journal of
 * Geographical Information Science 26(6), 2012, p. 1073, doi:10.1080/13658816.2011.624987). */
export const WAN_2012: StepDecay = {
	type: 'step',
	steps: [10, 20, 30, 60],
	weights: [0.962, 0.704, 0.377, 0.042]
};

/**
 * Starts of esketamine by miles between patient and site, against 0–9 miles: 11.9 % fewer at 10–19,
 * 50.8 at 20–29, 68.1 at 30–39, 75.9 at 40–49 and 92.8 at 50 or more, here to two places (J Clin
 * Psychiatry 2024;85(2):23m15102). **Costs must be miles.** A class is read as from its first mile to
 * just before the first mile of the next: 9.9 miles are "0–9", and 10 are "10–19". "50+" has no end:
 * 0.07 at 50 miles and at 500, unless `maxCost` says where: `{ ...ESKETAMINE_STARTS, maxCost: 100 }`.
 */
export const ESKETAMINE_STARTS: StepDecay = {
	type: 'step',
	steps: [10, 20, 30, 40, 50, Infinity],
	weights: [1, 0.88, 0.49, 0.32, 0.24, 0.07],
	endsBefore: true
};

/**
 * The same classes and weights, stretched so that the last class ends at `cost`:
 * `scaledTo(LUO_QI_2009, 60)` has zones of 20, 40 and 60.
 *
 * @throws RangeError when `cost` isn't a number above 0, or the last class has no end
 */
export function scaledTo(decay: StepDecay, cost: number): StepDecay {
	const last = decay.steps[decay.steps.length - 1];
	demand(cost > 0 && cost < Infinity, 'The cost to scale to', 'a number above 0', cost);
	demand(last > 0 && last < Infinity, 'The last step', 'a number above 0, to be scaled', last);
	return { ...decay, steps: decay.steps.map((step) => (step * cost) / last) };
}

/**
 * The weight of a finite cost. Looks away from `maxCost`, which 3SFCA heeds later.
 *
 * @throws RangeError when what the decay is made of can't be; and, as soon as it is asked for a weight
 * that is below 0 or not finite
 */
export function weightBy(decay: Decay): (cost: number) => number {
	const { maxCost = Infinity } = decay;
	demand(maxCost >= 0, 'maxCost', 'a number from 0 up', maxCost);
	const weight = formulaOf(decay);
	return (cost) => {
		const it = weight(cost);
		if (it >= 0 && it < Infinity) return it;
		const hint = decay.type === 'gravity' ? ' Give a min above 0.' : '';
		throw new RangeError(
			`A decay must give a finite weight of 0 or above; "${decay.type}" gives ${it} for cost ${cost}.${hint}`
		);
	};
}

function formulaOf(decay: Decay): (cost: number) => number {
	switch (decay.type) {
		case 'binary': {
			const { cutoff } = decay;
			demand(cutoff >= 0, 'cutoff', 'a number from 0 up', cutoff);
			return (cost) => (cost <= cutoff ? 1 : 0);
		}
		case 'step':
			return steps(decay);
		case 'gaussian': {
			const { sigma } = decay;
			demand(sigma > 0 && sigma < Infinity, 'sigma', 'a number above 0', sigma);
			return (cost) => Math.exp((-cost * cost) / (2 * sigma * sigma));
		}
		case 'exponential': {
			const { rate } = decay;
			demand(rate >= 0 && rate < Infinity, 'rate', 'a number from 0 up', rate);
			return (cost) => Math.exp(-rate * cost);
		}
		case 'linear': {
			const { cutoff } = decay;
			demand(cutoff > 0 && cutoff < Infinity, 'cutoff', 'a number above 0', cutoff);
			return (cost) => Math.max(0, 1 - cost / cutoff);
		}
		case 'logistic': {
			const { cutoff, sd } = decay;
			demand(cutoff >= 0 && cutoff < Infinity, 'cutoff', 'a number from 0 up', cutoff);
			demand(sd > 0 && sd < Infinity, 'sd', 'a number above 0', sd);
			const odds = (cost: number) => Math.exp((Math.PI * (cost - cutoff)) / (Math.sqrt(3) * sd));
			const atNoCost = 1 + odds(0);
			return (cost) => atNoCost / (1 + odds(cost));
		}
		case 'power': {
			const { exponent } = decay;
			demand(exponent >= 0 && exponent < Infinity, 'exponent', 'a number from 0 up', exponent);
			return (cost) => Math.min(1, cost ** -exponent);
		}
		case 'gravity': {
			const { scale, alpha, min = 0 } = decay;
			demand(scale > 0 && scale < Infinity, 'scale', 'a number above 0', scale);
			demand(Number.isFinite(alpha), 'alpha', 'a number', alpha);
			demand(min >= 0 && min < Infinity, 'min', 'a number from 0 up', min);
			return (cost) => (Math.max(cost, min) / scale) ** alpha;
		}
		case 'one':
			return () => 1;
		case 'custom':
			return decay.weight;
		default:
			throw new RangeError(`No decay has the type "${(decay as Decay).type}".`);
	}
}

function steps({ steps, weights, endsBefore = false }: StepDecay): (cost: number) => number {
	if (steps.length === 0 || steps.length !== weights.length) {
		throw new RangeError(
			`A decay by steps needs a weight for each step: has ${steps.length} steps and ${weights.length} weights.`
		);
	}
	let before = -Infinity;
	for (const step of steps) {
		demand(step >= 0 && step > before, 'Each step', 'a number above the step before it', step);
		before = step;
	}
	for (const weight of weights) {
		demand(weight >= 0 && weight < Infinity, 'Each weight', 'a number from 0 up', weight);
	}
	return (cost) => {
		for (let k = 0; k < steps.length; k++) {
			if (endsBefore ? cost < steps[k] : cost <= steps[k]) return weights[k];
		}
		return 0;
	};
}

function demand(holds: boolean, what: string, must: string, is: number): void {
	if (!holds) throw new RangeError(`${what} must be ${must}, and is ${is}.`);
}
