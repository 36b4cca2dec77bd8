import Supercluster from 'supercluster';
import type { Box } from '#lib/geo/circle-box.ts';
import type { MapClinic } from './map-clinic.ts';

/** What one marker stands for: one clinic, or several too close to tell apart at this zoom. */
export type MapItem =
	| { kind: 'clinic'; key: string; rank: number; clinic: MapClinic }
	| {
			kind: 'cluster';
			key: string;
			rank: number;
			clusterId: number;
			count: number;
			latitude: number;
			longitude: number;
	  };

/** Markers closer than this are gathered, so that each keeps a target of 44 px. */
const RADIUS = 46;
/** Tiles are 256 px, in which supercluster measures the radius. */
const EXTENT = 256;
/** Clinics that are still together one zoom beyond the closest one are at the same place. */
const CLOSEST = 18;

interface Rank {
	rank: number;
}

/** Clinics gathered for every zoom. `rank` is the place in the list, so that Tab follows it. */
export class ClusterIndex {
	readonly clinics: readonly MapClinic[];
	#index: Supercluster<Rank, Rank>;

	constructor(clinics: readonly MapClinic[]) {
		this.clinics = clinics;
		this.#index = new Supercluster<Rank, Rank>({
			radius: RADIUS,
			extent: EXTENT,
			maxZoom: CLOSEST,
			map: ({ rank }) => ({ rank }),
			reduce: (sum, { rank }) => {
				sum.rank = Math.min(sum.rank, rank);
			}
		}).load(
			clinics.map(({ latitude, longitude }, rank) => ({
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [longitude, latitude] },
				properties: { rank }
			}))
		);
	}

	/** Markers in a box at a zoom, in the order of the list. */
	items({ west, south, east, north }: Box, zoom: number): MapItem[] {
		return this.#index
			.getClusters([west, south, east, north], zoom)
			.map(({ geometry, properties }): MapItem => {
				const { rank } = properties;
				if (!('cluster' in properties)) {
					const clinic = this.clinics[rank];
					return { kind: 'clinic', key: `clinic ${clinic.id}`, rank, clinic };
				}
				const { cluster_id: clusterId, point_count: count } = properties;
				const [longitude, latitude] = geometry.coordinates;
				const key = `cluster ${clusterId}`;
				return { kind: 'cluster', key, rank, clusterId, count, latitude, longitude };
			})
			.sort((a, b) => a.rank - b.rank);
	}

	/** The clinics of a cluster, in the order of the list. */
	members(clusterId: number): MapClinic[] {
		return this.#index
			.getLeaves(clusterId, Infinity)
			.map(({ properties }) => properties.rank)
			.sort((a, b) => a - b)
			.map((rank) => this.clinics[rank]);
	}

	/** The zoom at which a cluster falls apart, or `null` when the map cannot come that close. */
	separatesAt(clusterId: number, maxZoom: number): number | null {
		const zoom = this.#index.getClusterExpansionZoom(clusterId);
		return zoom <= Math.min(maxZoom, CLOSEST) ? zoom : null;
	}
}
