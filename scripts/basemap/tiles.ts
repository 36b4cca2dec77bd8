import GeoJSONVT from 'geojson-vt';
import { fromGeojsonVt } from 'vt-pbf';
import { MAX_ZOOM, type Layer } from './layers.ts';
import type { TileData } from './pmtiles-writer.ts';

/** Up to here the archive holds the whole world, beyond it only `DETAILED`. */
const WORLD_ZOOM = 5;
/** [west, south, east, north]: the 50 states, the Caribbean, the Pacific territories. */
const DETAILED: [number, number, number, number][] = [
	[-180, 14, -58, 72],
	[171, 49, 180, 56],
	[142, 11, 148, 22],
	[-173, -17, -166, -8]
];

type VtLayers = Parameters<typeof fromGeojsonVt>[0];

/** Cuts the layers into vector tiles. Empty tiles are left out: the map's background is water. */
export function* cutTiles(layers: Layer[]): Generator<TileData> {
	const indexes = layers.map(({ name, zooms, features }) => ({
		name,
		zooms,
		index: new GeoJSONVT(
			{ type: 'FeatureCollection', features },
			{ maxZoom: MAX_ZOOM, indexMaxZoom: 4, tolerance: 4, extent: 4096, buffer: 80 }
		)
	}));
	for (const { z, x, y } of tileCoordinates()) {
		const cut: Record<string, { features: unknown[] }> = {};
		for (const { name, zooms, index } of indexes) {
			if (z < zooms[0] || z > zooms[1]) continue;
			const features = index.getTile(z, x, y)?.features.filter(({ tags }) => shown(tags, z));
			if (!features?.length) continue;
			(cut[name] ??= { features: [] }).features.push(...features);
		}
		if (Object.keys(cut).length)
			yield { z, x, y, data: fromGeojsonVt(cut as VtLayers, { version: 2, extent: 4096 }) };
	}
}

/** A tile of data zoom z is drawn at display zoom z + 1, and the closest one beyond. */
function shown(tags: Record<string, unknown> | null, z: number): boolean {
	const first = tags?.min_zoom;
	return z === MAX_ZOOM || typeof first !== 'number' || first <= z + 1;
}

function* tileCoordinates(): Generator<{ z: number; x: number; y: number }> {
	for (let z = 0; z <= MAX_ZOOM; z++) {
		const boxes = z <= WORLD_ZOOM ? [[-180, -85, 180, 85]] : DETAILED;
		const seen = new Set<number>();
		for (const [west, south, east, north] of boxes)
			for (let x = column(west, z); x <= column(east, z); x++)
				for (let y = row(north, z); y <= row(south, z); y++) {
					const key = x * 2 ** z + y;
					if (seen.has(key)) continue;
					seen.add(key);
					yield { z, x, y };
				}
	}
}

/** Tile column of a longitude. */
export function column(longitude: number, z: number): number {
	return Math.min(2 ** z - 1, Math.floor(((longitude + 180) / 360) * 2 ** z));
}

/** Tile row of a latitude (Web Mercator). */
export function row(latitude: number, z: number): number {
	const sine = Math.sin((latitude * Math.PI) / 180);
	const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
	return Math.max(0, Math.min(2 ** z - 1, Math.floor(y * 2 ** z)));
}
