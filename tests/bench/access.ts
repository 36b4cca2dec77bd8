import { strict as assert } from 'node:assert';
import { buildTree, type AreaTree } from '#lib/access/reach/area-tree.ts';
import type { Areas, Positions } from '#lib/access/people/areas.ts';
import { catchmentAccess, prepareCatchment } from '#lib/access/reach/catchment.ts';
import {
	nearerAdded,
	nearestOpen,
	noneNearest,
	prepareNearest,
	rememberFew,
	type Nearest
} from '#lib/access/reach/nearest.ts';
import { population } from '#lib/access/people/population.server.ts';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { treatmentFilter } from '#lib/coverage/filters/column-filters.ts';
import { passes } from '#lib/geo/column-filter.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { e2sfcaByKdbush, kdbush, naiveE2sfca, nearestByGeokdbush } from './access-peers.ts';
import { measure, printTimings, type Timing } from './measure.ts';
import { TODAY } from './peers.ts';
import { FILTERS, populationPoints, randomNumbers, syntheticClinics } from './synthetic.ts';

// What the access map reckons anew for every tract when a filter changes.

/** Zones and weights of Luo & Qi 2009. */
const ZONES = [
	{ metres: 10 * METRES_PER_MILE, weight: 1 },
	{ metres: 20 * METRES_PER_MILE, weight: 0.68 },
	{ metres: 30 * METRES_PER_MILE, weight: 0.22 }
];

/** Pairs that the naive loop gets to see: of many clinics a part, whose time is multiplied. */
const NAIVE_PAIRS = 1e7;

/** Tracts, and clinics that filters leave some of. */
interface Stage {
	title: string;
	tracts: Areas;
	tree: AreaTree;
	clinics: Positions;
	/** By share: what is open under a filter, one for each payer. */
	filters: { share: string; opens: Uint8Array[] }[];
}

/** Measures it with 138, 10,000 and 100,000 clinics; peers are timed once each, being slow. */
export async function accessMap(): Promise<void> {
	const tracts = population().areas;
	const [tree, planting] = timed(() => buildTree(tracts));
	const count = tracts.count.toLocaleString('en');
	console.log(`\nAccess map: ${count} tracts, arranged in ${inMs(planting)}`);
	for (const count of [138, 10_000, 100_000]) {
		const stage = { tracts, tree, ...syntheticStage(count) };
		await nearestClinics(stage);
		await catchments(stage);
	}
}

function syntheticStage(count: number): Pick<Stage, 'title' | 'clinics' | 'filters'> {
	const columns = buildColumns(arrangeClinics(syntheticClinics(count)));
	return {
		title: `${count.toLocaleString('en')} clinics`,
		clinics: columns,
		filters: FILTERS.map(({ share, filters }) => ({
			share,
			opens: PAYERS.map((payer) => {
				const filter = treatmentFilter(columns, { ...filters, payer }, TODAY);
				return Uint8Array.from({ length: count }, (_, i) => Number(passes(filter, i)));
			})
		}))
	};
}

async function nearestClinics({ title, tracts, tree, clinics, filters }: Stage): Promise<void> {
	const theirs = kdbush(clinics);
	const cold = prepareNearest(tree, clinics);
	const warm = prepareNearest(tree, clinics);
	const [, remembering] = timed(() => [...rememberFew(warm)]);
	console.log(`\n${title}: sixteen nearest of every tract remembered in ${inMs(remembering)}`);
	const out = noneNearest(tree.count);
	for (const { share, opens } of filters) {
		const [expected, micros] = timed(() =>
			nearestByGeokdbush(tracts, clinics, theirs, opens[0], noneNearest(tree.count))
		);
		for (const prepared of [warm, cold]) {
			assertNear(nearestOpen(prepared, opens[0], out), expected);
		}
		const ours = await measure(opens, [
			{ name: 'Within Reach', run: (open) => nearestOpen(warm, open, out) },
			{ name: '… that remembers nothing', run: (open) => nearestOpen(cold, open, out) }
		]);
		printTimings(`${title}, nearest to every tract, filters that leave ${share}`, [
			...ours,
			once('geokdbush, tract by tract', micros)
		]);
	}
	const drop = populationPoints(randomNumbers(2));
	const dropped = Array.from({ length: 50 }, drop);
	nearestOpen(warm, filters[1].opens[0], out);
	const whatIf = {
		name: 'Within Reach',
		run: (it: (typeof dropped)[0]) => nearerAdded(tree, it, 0, out)
	};
	printTimings(`${title}, one more dropped on the map`, await measure(dropped, [whatIf]));
}

async function catchments({ title, tracts, tree, clinics, filters }: Stage): Promise<void> {
	const theirs = kdbush(tracts);
	const supply = new Float64Array(clinics.latitude.length).fill(1);
	const [prepared, preparing] = timed(() => {
		const steps = prepareCatchment(tree, clinics, {
			fallOff: ZONES,
			population: tracts.population,
			supply
		});
		for (;;) {
			const { done, value } = steps.next();
			if (done) return value;
		}
	});
	const size = `${(prepared.bytes / 1e6).toFixed(1)} MB`;
	console.log(`\n${title}: catchments of 30 miles found in ${inMs(preparing)}, ${size}`);
	const out = new Float64Array(tree.count);
	const theirOut = new Float64Array(tree.count);
	for (const { share, opens } of filters) {
		const [, byTree] = timed(() =>
			e2sfcaByKdbush(tracts, clinics, theirs, ZONES, opens[0], theirOut)
		);
		assertAlike(catchmentAccess(prepared, opens[0], out), theirOut);
		const [some, part] = everyNth(opens[0], tree.count);
		const [, loop] = timed(() => naiveE2sfca(tracts, clinics, ZONES, some, theirOut));
		assertAlike(catchmentAccess(prepared, some, out), theirOut);
		const ours = await measure(opens, [
			{ name: 'Within Reach', run: (open) => catchmentAccess(prepared, open, out) }
		]);
		printTimings(`${title}, E2SFCA at 30 miles, filters that leave ${share}`, [
			...ours,
			once('kdbush + haversine', byTree),
			once(part > 1 ? `naive loop (${part} × a part)` : 'naive loop', part * loop)
		]);
	}
}

/** Every n-th of the open clinics, so that they make some `NAIVE_PAIRS` with tracts; and n. */
function everyNth(open: Uint8Array, tracts: number): [some: Uint8Array, n: number] {
	const all = open.reduce((sum, one) => sum + one, 0);
	const n = Math.max(1, Math.ceil((all * tracts) / NAIVE_PAIRS));
	let seen = 0;
	return [open.map((one) => Number(one === 1 && seen++ % n === 0)), n];
}

/** What a run gives, and the microseconds it took. */
function timed<T>(run: () => T): [T, micros: number] {
	const start = performance.now();
	return [run(), (performance.now() - start) * 1000];
}

const once = (name: string, micros: number): Timing => ({ name, p50: micros, p99: micros });

const inMs = (micros: number) => `${(micros / 1000).toFixed(0)} ms`;

/** The same to a millimetre: the peer reckons on another sphere, and may take the other of two. */
function assertNear({ metres }: Nearest, expected: Nearest): void {
	metres.forEach((away, row) => {
		const theirs = expected.metres[row];
		assert(away === theirs || Math.abs(away - theirs) < 1e-3, `tract ${row}: ${away}, ${theirs}`);
	});
}

function assertAlike(access: Float64Array, expected: Float64Array): void {
	access.forEach((score, row) => {
		const theirs = expected[row];
		assert(Math.abs(score - theirs) <= 1e-12 * theirs, `tract ${row}: ${score}, ${theirs}`);
	});
}
