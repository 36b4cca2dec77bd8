import KDBush from 'kdbush';
import { unitX, unitY } from '#lib/map/base/mercator.ts';
import type { TileAddress } from './raster.ts';

/** Places of one kind by their row, found by where they are on the map. */
export class Scatter {
	readonly x: Float64Array;
	readonly y: Float64Array;
	#index: KDBush;

	/** Decimal degrees. */
	constructor(latitude: Float64Array, longitude: Float64Array) {
		this.x = longitude.map(unitX);
		this.y = latitude.map(unitY);
		this.#index = new KDBush(latitude.length);
		for (let i = 0; i < latitude.length; i++) this.#index.add(this.x[i], this.y[i]);
		this.#index.finish();
	}

	/** The rows in a tile and in a margin around it, which is a share of its side. In order. */
	inTile({ x, y, z }: TileAddress, margin: number): number[] {
		const tiles = 2 ** z;
		return this.#index
			.range(
				(x - margin) / tiles,
				(y - margin) / tiles,
				(x + 1 + margin) / tiles,
				(y + 1 + margin) / tiles
			)
			.sort((a, b) => a - b);
	}

	/** The nearest row within a radius that is meant, over the unit square; −1 when there is none. */
	nearest(x: number, y: number, radius: number, meant: (row: number) => boolean): number {
		let best = -1;
		let least = Infinity;
		for (const row of this.#index.within(x, y, radius)) {
			const far = Math.hypot(this.x[row] - x, this.y[row] - y);
			if (far >= least || !meant(row)) continue;
			best = row;
			least = far;
		}
		return best;
	}
}
