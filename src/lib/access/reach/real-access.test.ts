import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { summarizeAccess } from './summarize-access.ts';
import { openEngine, compute } from './engine.ts';
import { enhancedTwoStepFca } from '#lib/access/metrics/metrics.ts';
import { population } from '#lib/access/people/population.server.ts';
import { DEFAULT_QUERY, type AccessQuery } from '#lib/access/question/query.ts';
import { PER_PEOPLE } from './scores.ts';

/** The real tracts and the real directory, held against sums that share no code with the engine. */
const { areas } = population();
const clinics = arrangeClinics(readDirectory(readFileSync('data/clinics.geojson', 'utf8')));
const engine = openEngine(areas, buildColumns(clinics));
const TODAY = '2026-11-25';

/** Haversine, once more, by the spherical law of haversines with the IUGG mean radius; miles. */
function miles(lat1: number, lon1: number, lat2: number, lon2: number): number {
	const toRadians = Math.PI / 180;
	const hav = (angle: number) => (1 - Math.cos(angle)) / 2;
	const h =
		hav((lat2 - lat1) * toRadians) +
		Math.cos(lat1 * toRadians) * Math.cos(lat2 * toRadians) * hav((lon2 - lon1) * toRadians);
	return (2 * 6371008.8 * Math.asin(Math.sqrt(h))) / METRES_PER_MILE;
}

const takingMedicaid = clinics.filter(
	({ services, payers }) =>
		services.some(({ route }) => route === 'iv_infusion') && payers.medicaid === 'accepted'
);
const query: AccessQuery = { ...DEFAULT_QUERY, routes: ['iv_infusion'], payer: 'medicaid' };

describe('the headline', () => {
	it('is what a slow look at every pair says', () => {
		const { national, states } = summarizeAccess(engine, query, [], TODAY).answer;
		const within = [0, 0, 0, 0];
		const texas = [0, 0, 0, 0];
		let everyone = 0;
		for (let i = 0; i < areas.count; i++) {
			let nearest = Infinity;
			for (const { position } of takingMedicaid) {
				nearest = Math.min(
					nearest,
					miles(areas.latitude[i], areas.longitude[i], position.latitude, position.longitude)
				);
			}
			everyone += areas.population[i];
			[10, 25, 50, 100].forEach((edge, k) => {
				if (nearest > edge) return;
				within[k] += areas.population[i];
				if (areas.counties[areas.county[i]].state === 'TX') texas[k] += areas.population[i];
			});
		}
		expect(takingMedicaid.length).toBeGreaterThan(50);
		expect(everyone).toBe(334_735_155);
		expect(national).toMatchObject({ population: everyone, within, beyond: everyone - within[3] });
		expect(states.find(({ code }) => code === 'TX')?.within).toEqual(texas);
	});

	it('counts everyone in 52 parts, and every part by its counties', () => {
		const { national, states, counties } = summarizeAccess(
			engine,
			{ ...query, state: 'PR' },
			[],
			TODAY
		).answer;
		expect(states).toHaveLength(52);
		expect(states.reduce((sum, it) => sum + it.population, 0)).toBe(national.population);
		expect(counties).toHaveLength(78);
	});
});

it('E2SFCA is what the metric says of the table of all pairs', () => {
	const e2sfca = compute(engine, { ...query, measure: 'e2sfca', miles: 30 }, [], TODAY).values;
	const od = [];
	for (let i = 0; i < areas.count; i++) {
		for (const [j, { position }] of takingMedicaid.entries()) {
			if (Math.abs(areas.latitude[i] - position.latitude) > 1) continue;
			const cost = miles(
				areas.latitude[i],
				areas.longitude[i],
				position.latitude,
				position.longitude
			);
			if (cost <= 30) od.push({ origin: String(i), destination: String(j), cost });
		}
	}
	const demand = Object.fromEntries(od.map(({ origin }) => [origin, areas.population[+origin]]));
	const supply = Object.fromEntries(takingMedicaid.map((_, j) => [String(j), 1]));
	const expected = enhancedTwoStepFca(
		{ od, supply, demand },
		{ decay: { type: 'step', steps: [10, 20, 30], weights: [1, 0.68, 0.22] } }
	);
	expect(expected.size).toBeGreaterThan(10_000);
	let reached = 0;
	e2sfca.forEach((score, i) => {
		const slow = (expected.get(String(i)) ?? 0) * PER_PEOPLE;
		if (slow > 0) reached++;
		// Where a tract is within a micrometre of an edge, the two haversines may differ.
		if (Math.abs(score - slow) > 1e-9 * Math.max(1, slow))
			throw new Error(`${i}: ${score} ${slow}`);
	});
	expect(reached).toBeGreaterThan(10_000);
});
