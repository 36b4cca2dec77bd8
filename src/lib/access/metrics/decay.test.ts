import { describe, expect, it } from 'vitest';
import {
	ESKETAMINE_STARTS,
	LUO_QI_2009,
	LUO_QI_2009_SHARP,
	scaledTo,
	WAN_2012,
	weightBy,
	type Decay
} from './decay.ts';

const weights = (decay: Decay, ...costs: number[]) => costs.map(weightBy(decay));

describe('weights', () => {
	it('binary: whole on the cutoff', () => {
		expect(weights({ type: 'binary', cutoff: 30 }, 0, 30, 30.01)).toEqual([1, 1, 0]);
		expect(weights({ type: 'binary', cutoff: 0 }, 0, 0.1)).toEqual([1, 0]);
	});

	it('steps include their ends, as in pysal/access', () => {
		const decay = scaledTo(LUO_QI_2009, 60);
		// https://pysal.org/access: {0: 1, 10: 1, 20: 1, 30: 0.68, 40: 0.68, 50: 0.22, 60: 0.22, 70: 0}
		expect(weights(decay, 0, 10, 20, 30, 40, 50, 60, 70)).toEqual([
			...[1, 1, 1, 0.68, 0.68, 0.22, 0.22, 0]
		]);
	});

	it('steps may end before their ends, as in ipeaGIT/accessibility', () => {
		const steps = [10, 20, 30, 40];
		const decay: Decay = { type: 'step', steps, weights: [1, 0.75, 0.5, 0.25], endsBefore: true };
		expect(weights(decay, 0, 9.9, 10, 20, 30, 39.9, 40)).toEqual([1, 1, 0.75, 0.5, 0.25, 0.25, 0]);
	});

	it('Gaussian: without its norm, as in pysal/access', () => {
		const [at0, at20, at40] = weights({ type: 'gaussian', sigma: 20 }, 0, 20, 40);
		expect(at0).toBe(1);
		expect(at20).toBeCloseTo(0.6065306597126334, 15);
		expect(at40).toBeCloseTo(0.1353352832366127, 15);
	});

	it('exponential, linear and power, as in ipeaGIT/accessibility', () => {
		expect(weights({ type: 'exponential', rate: 0.1 }, 0, 10)).toEqual([1, Math.exp(-1)]);
		expect(weights({ type: 'linear', cutoff: 40 }, 0, 10, 40, 50)).toEqual([1, 0.75, 0, 0]);
		expect(weights({ type: 'power', exponent: 2 }, 0, 0.5, 1, 2)).toEqual([1, 1, 1, 0.25]);
		expect(weights({ type: 'power', exponent: 0 }, 0, 5)).toEqual([1, 1]);
	});

	it('logistic, as in ipeaGIT/accessibility', () => {
		// Its own tests: 1 and 0.5 for a deviation of 2 at 20, 1 and 0.502 for one of 10 at 30.
		const [at0, at20] = weights({ type: 'logistic', cutoff: 20, sd: 2 }, 0, 20);
		expect(at0).toBe(1);
		expect(at20).toBeCloseTo(0.5, 7);
		const [, at30] = weights({ type: 'logistic', cutoff: 30, sd: 10 }, 0, 30);
		expect(at30).toBeCloseTo(0.502, 3);
		// With π / (√3 sd) = ln 2, g(cost) is 1 + 2^(cost − cutoff).
		const sd = Math.PI / Math.sqrt(3) / Math.LN2;
		const [none, one, two, five] = weights({ type: 'logistic', cutoff: 2, sd }, 0, 1, 2, 5);
		expect(none).toBe(1);
		expect(one).toBeCloseTo(1.25 / 1.5, 14);
		expect(two).toBeCloseTo(1.25 / 2, 14);
		expect(five).toBeCloseTo(1.25 / 9, 14);
	});

	it('logistic: never rises, is halved from the start where the cutoff is 0, and ends as nothing', () => {
		const decay: Decay = { type: 'logistic', cutoff: 0, sd: Math.PI / Math.sqrt(3) / Math.LN2 };
		expect(weights(decay, 0)).toEqual([1]);
		expect(weights(decay, 1)[0]).toBeCloseTo(2 / 3, 14);
		expect(weights({ type: 'logistic', cutoff: 30, sd: 1e-6 }, 0, 29.9, 30, 30.1, 1e9)).toEqual([
			...[1, 1, 0.5, 0, 0]
		]);
		const along = weights({ type: 'logistic', cutoff: 30, sd: 12 }, ...Array(200).keys());
		expect(along).toEqual(along.toSorted((a, b) => b - a));
	});

	it('gravity, as in pysal/access', () => {
		const published = { 0: 400, 1: 400, 2: 100, 20: 1, 40: 0.25 };
		const weight = weightBy({ type: 'gravity', scale: 20, alpha: -2, min: 1 });
		for (const [cost, expected] of Object.entries(published)) {
			expect(weight(Number(cost))).toBeCloseTo(expected, 10);
		}
		expect(weights({ type: 'gravity', scale: 60, alpha: 1 }, 0, 30)).toEqual([0, 0.5]);
	});

	it('one, or a formula of your own', () => {
		expect(weights({ type: 'one' }, 0, 1e9)).toEqual([1, 1]);
		expect(weights({ type: 'custom', weight: (cost) => 1 / (1 + cost) }, 0, 1)).toEqual([1, 0.5]);
	});
});

describe('published weights', () => {
	it('are as published', () => {
		expect(weights(LUO_QI_2009, 10, 20, 30, 31)).toEqual([1, 0.68, 0.22, 0]);
		expect(weights(LUO_QI_2009_SHARP, 10, 20, 30, 31)).toEqual([1, 0.42, 0.09, 0]);
		expect(weights(WAN_2012, 10, 20, 30, 60, 61)).toEqual([0.962, 0.704, 0.377, 0.042, 0]);
	});

	it('starts of esketamine: each class from its first mile to just before the next, the last without end', () => {
		const miles = [0, 9, 9.9, 10, 19.9, 20, 29, 30, 39, 40, 49.9, 50, 51, 5000];
		expect(weights(ESKETAMINE_STARTS, ...miles)).toEqual([
			...[1, 1, 1, 0.88, 0.88, 0.49, 0.49, 0.32, 0.32, 0.24, 0.24, 0.07, 0.07, 0.07]
		]);
	});
});

describe('decays that can’t be', () => {
	it.each<[Decay, string]>([
		[{ type: 'binary', cutoff: -1 }, 'cutoff must be a number from 0 up, and is -1.'],
		[{ type: 'binary', cutoff: NaN }, 'cutoff'],
		[{ type: 'linear', cutoff: 0 }, 'cutoff'],
		[{ type: 'step', steps: [], weights: [] }, 'a weight for each step'],
		[{ type: 'step', steps: [1, 2], weights: [1] }, '2 steps and 1 weights'],
		[{ type: 'step', steps: [2, 1], weights: [1, 1] }, 'Each step'],
		[{ type: 'step', steps: [1, 1], weights: [1, 1] }, 'Each step'],
		[{ type: 'step', steps: [1], weights: [-1] }, 'Each weight'],
		[{ type: 'gaussian', sigma: 0 }, 'sigma'],
		[{ type: 'exponential', rate: -1 }, 'rate'],
		[{ type: 'power', exponent: -1 }, 'exponent'],
		[{ type: 'logistic', cutoff: -1, sd: 5 }, 'cutoff'],
		[{ type: 'logistic', cutoff: Infinity, sd: 5 }, 'cutoff'],
		[{ type: 'logistic', cutoff: 20, sd: 0 }, 'sd must be a number above 0, and is 0.'],
		[{ type: 'gravity', scale: 0, alpha: 1 }, 'scale'],
		[{ type: 'gravity', scale: 1, alpha: NaN }, 'alpha'],
		[{ type: 'gravity', scale: 1, alpha: 1, min: -1 }, 'min'],
		[{ type: 'one', maxCost: -1 }, 'maxCost'],
		[{ type: 'guess' } as unknown as Decay, 'No decay has the type "guess"']
	])('are refused: %o', (decay, message) => {
		expect(() => weightBy(decay)).toThrow(RangeError);
		expect(() => weightBy(decay)).toThrow(message);
	});

	it('are refused with the first weight that can’t be', () => {
		const gravity = weightBy({ type: 'gravity', scale: 2, alpha: -1 });
		expect(gravity(2)).toBe(1);
		expect(() => gravity(0)).toThrow('Give a min above 0.');
		expect(() => weightBy({ type: 'custom', weight: () => NaN })(3)).toThrow('NaN for cost 3');
		expect(() => weightBy({ type: 'custom', weight: () => -1 })(3)).toThrow('-1 for cost 3');
	});

	it('can’t be scaled by nothing, or without an end', () => {
		expect(() => scaledTo(LUO_QI_2009, 0)).toThrow(RangeError);
		expect(() => scaledTo(ESKETAMINE_STARTS, 30)).toThrow('The last step');
	});
});
