import { distance as turfDistance } from '@turf/turf';
import { around } from 'geokdbush';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Directory } from '#lib/clinics/columns/directory.ts';
import { circleBoxes } from '#lib/geo/circle-box.ts';
import { within } from '#lib/geo/point-index.ts';
import { EARTH_RADIUS, haversine, type Point } from '#lib/geo/point.ts';
import { passes } from '#lib/geo/column-filter.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { treatmentFilter } from '#lib/coverage/filters/column-filters.ts';
import type { Filters } from '#lib/search/query.ts';

/** A day; the synthetic clinics are not checked by anyone, so none is better than another. */
export const TODAY = '2026-11-23';

export const MILES = 50;
const METRES = MILES * METRES_PER_MILE;

/** What every peer searches. */
export interface Stock {
	clinics: readonly Clinic[];
	directory: Directory;
}

/** Numbers of the clinics within 50 miles that the filters leave, nearest first. */
type Search = (place: Point) => ArrayLike<number>;

/** A way to search. Whatever can be prepared before the place is known is done by `prepare`. */
export interface Peer {
	name: string;
	prepare(stock: Stock, filters: Filters): Search;
}

/** The filters of the benchmark, over a clinic as the file has it. */
function suits(it: Clinic, { payer, routes, language, kinds }: Filters): boolean {
	return (
		(!payer || it.payers[payer] === 'accepted') &&
		(routes.length === 0 || it.services.some(({ route }) => routes.includes(route))) &&
		(!language || it.languages.includes(language)) &&
		(kinds.length === 0 || kinds.includes(it.kind))
	);
}

interface Hit {
	i: number;
	away: number;
}

const inOrder = (hits: Hit[]): number[] =>
	hits.sort((a, b) => a.away - b.away || a.i - b.i).map(({ i }) => i);

const ours: Peer = {
	name: 'Within Reach',
	prepare:
		({ directory: { columns, treatments } }, filters) =>
		(place) =>
			within(treatments, place, METRES, treatmentFilter(columns, filters, TODAY))
};

/** `turf.distance` in a filter over the clinics, as one would first write it. */
const turf: Peer = {
	name: 'plain Turf',
	prepare: ({ clinics }, filters) => {
		const points = clinics.map(({ position }) => [position.longitude, position.latitude]);
		return (place) => {
			const from = [place.longitude, place.latitude];
			const hits: Hit[] = [];
			points.forEach((to, i) => {
				const away = turfDistance(from, to, { units: 'meters' });
				if (away <= METRES && suits(clinics[i], filters)) hits.push({ i, away });
			});
			return inOrder(hits);
		};
	}
};

const typedArrays: Peer = {
	name: 'typed-array haversine',
	prepare: ({ directory: { columns } }, filters) => {
		const { latitude, longitude, count } = columns;
		const filter = treatmentFilter(columns, filters, TODAY);
		return (place) => {
			const hits: Hit[] = [];
			for (let i = 0; i < count; i++) {
				if (!passes(filter, i)) continue;
				const away = haversine(place.latitude, place.longitude, latitude[i], longitude[i]);
				if (away <= METRES) hits.push({ i, away });
			}
			return inOrder(hits);
		};
	}
};

/** Earth radius of geokdbush, in kilometres. */
const THEIR_RADIUS = 6371;

const geokdbush: Peer = {
	name: 'geokdbush',
	prepare: ({ directory: { columns, treatments } }, filters) => {
		const filter = treatmentFilter(columns, filters, TODAY);
		const keep = (i: number) => passes(filter, i);
		const reach = (METRES / EARTH_RADIUS) * THEIR_RADIUS;
		return ({ latitude, longitude }) =>
			around(treatments.tree, longitude, latitude, Infinity, reach, keep);
	}
};

const kdbushAndHaversine: Peer = {
	name: 'kdbush + haversine',
	prepare: ({ directory: { columns, treatments } }, filters) => {
		const { latitude, longitude } = columns;
		const filter = treatmentFilter(columns, filters, TODAY);
		return (place) => {
			const hits: Hit[] = [];
			for (const { west, south, east, north } of circleBoxes(place, METRES)) {
				for (const i of treatments.tree.range(west, south, east, north)) {
					if (!passes(filter, i)) continue;
					const away = haversine(place.latitude, place.longitude, latitude[i], longitude[i]);
					if (away <= METRES) hits.push({ i, away });
				}
			}
			return inOrder(hits);
		};
	}
};

/** Ours first: ratios are against it. */
export const PEERS: Peer[] = [ours, turf, typedArrays, geokdbush, kdbushAndHaversine];
