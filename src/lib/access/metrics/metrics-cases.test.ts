import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	balancedFca,
	balancingCost,
	catchmentRatios,
	cumulative,
	gravity,
	huffThreeStepFca,
	modifiedHuffThreeStepFca,
	nearestCost,
	normalize,
	passiveCumulative,
	raam,
	spatialAvailability,
	threeStepFca,
	twoStepFca,
	type Decay,
	type Pair,
	type Table
} from './metrics.ts';

const CUT = join(import.meta.dirname, '../../../../tests/fixtures/access-metrics');

/** The whole files, under the folder RAW_DATA names, where there is one. */
const RAW = join(
	process.env.RAW_DATA || join(import.meta.dirname, '../../../../../shared/data'),
	'access-metrics'
);

interface Case {
	id: string;
	demand: Record<string, Record<string, number>>;
	supply: Record<string, Record<string, number>>;
	od?: [origin: string, destination: string, cost: number][];
	/** Places on a plane, where `od` isn't given. */
	xy?: Record<string, [x: number, y: number]>;
	checks: Check[];
}

/** Decays that the cases call by other names than we do. */
type NamedOtherwise = { type: 'exponential'; beta: number } | { type: 'identity' };

interface Check {
	name: string;
	metric: string;
	params: {
		supply?: string;
		demand?: string;
		decay?: (Decay | NamedOtherwise) & { max_cost?: number };
		cutoff?: number;
		max_cost?: number;
		n?: number;
		normalize?: string;
		alpha?: number;
		increment?: number;
		tau?: number;
		rho?: number;
	};
	expected: Record<string, number | 'Infinity'>;
	atol?: number;
	rtol?: number;
}

function pairsOf({ od, xy = {} }: Case): Pair[] {
	if (od) return od.map(([origin, destination, cost]) => ({ origin, destination, cost }));
	const places = Object.entries(xy);
	return places.flatMap(([origin, [x, y]]) =>
		places.map(([destination, [u, v]]) => ({ origin, destination, cost: Math.hypot(x - u, y - v) }))
	);
}

/** The table a check is about; where it names no demand or supply, that of the case. */
function tableOf(one: Case, { params }: Check): Table {
	const supply = one.supply[params.supply ?? Object.keys(one.supply)[0]];
	const demand = one.demand[params.demand ?? Object.keys(one.demand)[0]];
	return { od: pairsOf(one), supply, demand };
}

function inOurWords(decay: Decay | NamedOtherwise): Decay {
	if (decay.type === 'identity') return { type: 'custom', weight: (cost) => cost };
	return 'beta' in decay ? { type: 'exponential', rate: decay.beta } : decay;
}

function given({ decay }: Check['params']): { decay: Decay } {
	if (!decay) throw new Error('The check names no decay.');
	return { decay: { ...inOurWords(decay), maxCost: decay.max_cost } };
}

const METRICS: Record<string, (table: Table, params: Check['params']) => Map<string, number>> = {
	nearest: (table, { n }) => nearestCost(table, { n }),
	cumulative: (table, { cutoff = NaN }) => cumulative(table, { cutoff }),
	cumulative_passive: (table, { cutoff = NaN }) => passiveCumulative(table, { cutoff }),
	gravity: (table, params) => gravity(table, given(params)),
	fca_ratio: (table, params) => catchmentRatios(table, { cutoff: params.max_cost ?? NaN }),
	'2sfca': (table, params) => twoStepFca(table, given(params)),
	'3sfca': (table, params) => threeStepFca(table, given(params)),
	'3sfca_inverse_cost': (table, params) =>
		huffThreeStepFca(table, { ...given(params), attraction: 'equal', choiceWithin: Infinity }),
	mh3sfca: (table, params) => modifiedHuffThreeStepFca(table, given(params)),
	bfca: (table, params) => balancedFca(table, given(params)),
	balancing_cost: (table, { increment = NaN }) => balancingCost(table, { increment }),
	raam: (table, { tau = NaN, rho }) => raam(table, { tau, rho }),
	spatial_availability: (table, params) =>
		spatialAvailability(table, { ...given(params), alpha: params.alpha })
};

function check(one: Case, it: Check): void {
	const table = tableOf(one, it);
	const found = METRICS[it.metric](table, it.params);
	const result = it.params.normalize ? normalize(found, table.demand) : found;
	for (const [id, value] of Object.entries(it.expected)) {
		const expected = Number(value);
		const actual = result.get(id);
		if (actual === expected) continue;
		const off = Math.abs((actual ?? NaN) - expected);
		const allowed = Math.max(it.atol ?? 0, (it.rtol ?? 0) * Math.abs(expected));
		expect(off, `${id}: ${actual} instead of ${expected}`).toBeLessThanOrEqual(allowed);
	}
	expect(Object.keys(it.expected).every((id) => result.has(id))).toBe(true);
}

function casesIn(folder: string): [name: string, one: Case, it: Check][] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.flatMap((file) => {
			const one = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
			return one.checks.map((it): [string, Case, Check] => [`${one.id}: ${it.name}`, one, it]);
		});
}

describe('metrics agree with the published cases we keep', () => {
	it.each(casesIn(CUT))('%s', (_, one, it) => check(one, it));
});

if (!existsSync(RAW)) console.warn(`Not tested with all published cases: there is no ${RAW}`);

describe.skipIf(!existsSync(RAW))('metrics agree with all published cases', () => {
	it.each(existsSync(RAW) ? casesIn(RAW) : [])('%s', (_, one, it) => check(one, it));
});
