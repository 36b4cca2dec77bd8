import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { ANY_CLINIC } from '#lib/coverage/filters/clinic-filters.ts';
import { distance, type Point } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { anyClinics, anyPoint, TODAY } from '../../../../tests/support/arbitrary-clinics.ts';
import { summarizeAccess } from './summarize-access.ts';
import { areasOf, type Tract } from '../../../../tests/support/areas.ts';
import { openClinics, openEngine, compute, warmUp } from './engine.ts';
import { DEFAULT_QUERY, MEASURES, type AccessQuery } from '#lib/access/question/query.ts';
import { peopleOf } from './reach.ts';
import { CLASSES, distanceClass, NO_CLASS, REACH_MILES } from '#lib/access/question/scale.ts';
import type { AddedClinic } from '#lib/access/question/scenario.ts';

const anyTracts: fc.Arbitrary<Tract[]> = fc.array(
	fc.record({
		at: anyPoint,
		population: fc.nat(9000),
		county: fc.constantFrom('01001', '01003', '48001', '72001')
	}),
	{ maxLength: 25 }
);

const anyAdded: fc.Arbitrary<AddedClinic[]> = fc.array(
	anyPoint.map((at) => ({ ...at, routes: [], payers: [] })),
	{ maxLength: 3 }
);

const anyQuery: fc.Arbitrary<AccessQuery> = fc
	.record({
		payer: fc.constantFrom(null, 'medicaid' as const, 'medicare' as const),
		routes: fc.constantFrom<AccessQuery['routes'][]>([], ['iv_infusion'], ['oral']),
		nth: fc.integer({ min: 1, max: 3 }),
		added: anyAdded
	})
	.map((change) => ({ ...DEFAULT_QUERY, ...change }));

interface Scene {
	tracts: Tract[];
	clinics: Clinic[];
	query: AccessQuery;
	closed: number;
	isWarm: boolean;
}

const anyScene: fc.Arbitrary<Scene> = fc.record({
	tracts: anyTracts,
	clinics: anyClinics(anyPoint, 12).map((all) => arrangeClinics(all)),
	query: anyQuery,
	closed: fc.nat(3),
	isWarm: fc.boolean()
});

function open({ tracts, clinics, isWarm }: Scene) {
	const areas = areasOf(tracts);
	const engine = openEngine(areas, buildColumns(clinics));
	if (isWarm) for (const share of warmUp(engine)) expect(share).toBeLessThanOrEqual(1);
	return engine;
}

/** The first so many clinics are closed. */
const closedOf = ({ closed }: Scene, count: number) =>
	Array.from({ length: Math.min(closed, count) }, (_, i) => i);

/** Metres to the n-th nearest, by looking at all. */
function slow(from: Point, points: readonly Point[], nth: number): number {
	return points.map((one) => distance(from, one)).toSorted((a, b) => a - b)[nth - 1] ?? Infinity;
}

describe('an answer', () => {
	it('is what looking at every clinic from every tract gives', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const engine = open(scene);
				const { areas, columns } = engine;
				const closed = closedOf(scene, columns.treatmentCount);
				const { query } = scene;
				const it = compute(engine, query, closed, TODAY);
				const counts = openClinics(columns, query, TODAY);
				const listed = scene.clinics.flatMap(({ position }, i) =>
					counts[i] === 1 && !closed.includes(i) ? [position] : []
				);
				const all: Point[] = [...listed, ...query.added];
				expect(it.matching).toBe(all.length);
				for (let i = 0; i < areas.count; i++) {
					const from = { latitude: areas.latitude[i], longitude: areas.longitude[i] };
					const expected = slow(from, all, query.nth);
					if (expected === Infinity) expect(it.nearest.metres[i]).toBe(Infinity);
					else expect(it.nearest.metres[i]).toBeCloseTo(expected, 3);
					expect(it.areaClass[i]).toBe(distanceClass(it.nearest.metres[i]));
				}
			}),
			{ numRuns: 150 }
		);
	});

	it('adds up: classes to everyone, counties to their states, states to the nation', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(...MEASURES), (scene, measure) => {
				const engine = open(scene);
				const query = { ...scene.query, measure, state: 'AL', miles: 100 };
				const { answer: it, computed } = summarizeAccess(engine, query, [], TODAY);
				const everyone = scene.tracts.reduce((sum, { population }) => sum + population, 0);
				const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
				expect(sum(it.people)).toBe(everyone);
				expect(sum(peopleOf(computed.reach))).toBe(everyone);
				expect(it.national.population).toBe(everyone);
				expect(sum(it.histogram.people) + it.histogram.beyond).toBe(everyone);
				REACH_MILES.forEach((_, k) => {
					expect(sum(it.states.map(({ within }) => within[k]))).toBe(it.national.within[k]);
				});
				expect(sum(it.states.map(({ beyond }) => beyond))).toBe(it.national.beyond);
				const alabama = it.states.find(({ code }) => code === 'AL');
				expect(sum(it.counties.map(({ population }) => population))).toBe(alabama?.population ?? 0);
				// Where there is nothing to measure from, no tract and no county has a class.
				for (const one of computed.areaClass) {
					if (it.unanswerable) expect(one).toBe(NO_CLASS);
					else expect(one).toBeLessThan(CLASSES);
				}
				if (it.unanswerable) expect(new Set([...computed.countyClass, NO_CLASS]).size).toBe(1);
			}),
			{ numRuns: 150 }
		);
	});

	it('makes nobody farther by a clinic more, and nobody nearer by one less', () => {
		fc.assert(
			fc.property(anyScene, anyPoint, (scene, point) => {
				const engine = open(scene);
				const { query } = scene;
				const before = compute(engine, query, [], TODAY).nearest.metres;
				const added = [...query.added, { ...point, routes: [], payers: [] }];
				const more = summarizeAccess(engine, { ...query, added }, [], TODAY);
				const closed = closedOf(scene, engine.columns.treatmentCount);
				const less = compute(engine, query, closed, TODAY).nearest.metres;
				before.forEach((metres, i) => {
					expect(more.computed.nearest.metres[i]).toBeLessThanOrEqual(metres);
					expect(less[i]).toBeGreaterThanOrEqual(metres);
				});
				for (const gained of more.answer.national.gained ?? []) {
					if (query.added.length === 0) expect(gained).toBeGreaterThanOrEqual(0);
				}
			}),
			{ numRuns: 100 }
		);
	});

	it('says how much farther the nearest is that takes the insurance', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const engine = open(scene);
				const query = { ...scene.query, nth: 1, measure: 'extra' as const };
				const extra = compute(engine, query, [], TODAY).values;
				const own = compute(engine, query, [], TODAY).nearest.metres;
				const any = compute(engine, { ...query, payer: null }, [], TODAY).nearest.metres;
				extra.forEach((metres, i) => {
					expect(metres).toBeGreaterThanOrEqual(0);
					expect(metres).toBe(any[i] === Infinity ? Infinity : own[i] - any[i]);
					if (query.payer === null && any[i] < Infinity) expect(metres).toBe(0);
				});
			}),
			{ numRuns: 100 }
		);
	});
});

describe('a county that is looked at', () => {
	it('names its nearest clinics, dropped ones among them, and its people', () => {
		const tracts: Tract[] = [
			{ at: { latitude: 32, longitude: -86 }, population: 100, county: '01001' },
			{ at: { latitude: 32.5, longitude: -86 }, population: 300, county: '01001' }
		];
		const engine = openEngine(areasOf(tracts), buildColumns([]));
		const added = [
			{ latitude: 33, longitude: -86, routes: [], payers: [] },
			{ latitude: 32.5, longitude: -86, routes: ['oral' as const], payers: [] }
		];
		const query: AccessQuery = { ...DEFAULT_QUERY, county: '01001', added };
		const { county, national } = summarizeAccess(engine, query, [], TODAY).answer;
		expect(county).toMatchObject({ name: '01001', state: 'AL', row: { population: 400 } });
		expect(county?.nearest.map((it) => it.added)).toEqual([1, 0]);
		expect(national.within).toEqual([300, 300, 400, 400]);
		expect(national.gained).toEqual([300, 300, 400, 400]);
		const infusions = { ...query, ...ANY_CLINIC, routes: ['iv_infusion' as const] };
		const other = summarizeAccess(engine, infusions, [], TODAY).answer;
		expect(other.county?.nearest.map((it) => it.added)).toEqual([0]);
		expect(other.national.median / METRES_PER_MILE).toBeCloseTo(34.5, 0);
		expect(
			summarizeAccess(engine, { ...query, county: '99999' }, [], TODAY).answer.county
		).toBeNull();
	});
});
