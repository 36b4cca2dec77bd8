import { crossing, type Outlines } from './outlines.ts';

/** A square of the map: as slippy maps number them. */
export interface TileAddress {
	x: number;
	y: number;
	z: number;
}

/** What a pixel of a county is. In a drawn raster it is `KINDS` × (place of the county + 1) + this. */
export const INSIDE = 0;
export const COUNTY_EDGE = 1;
export const STATE_EDGE = 2;
/** On a diagonal stripe, for counties without data. */
export const STRIPE = 3;
/** How many values of a raster a county takes. */
export const KINDS = 4;

/** Pixels from stripe to stripe and across one. The tile's side is a multiple of it: stripes go on. */
const STRIPE_PERIOD = 16;
const STRIPE_WIDTH = 4;

/**
 * Which county each pixel of a tile is in: the county's place in `codes` + 1, or 0. A pixel is where
 * its middle is. Even-odd scanlines: at each edge the inside is switched, from there to the east.
 *
 * @param size pixels along the tile's side
 * @param margin pixels added on every side
 * @returns rows of `size + 2 * margin`, from the north-west
 */
export function rasterize(
	{ arcs, arcBoxes, counties, boxes }: Outlines,
	{ x, y, z }: TileAddress,
	size: number,
	margin = 0
): Uint16Array {
	const side = size + 2 * margin;
	const ids = new Uint16Array(side * side);
	const pixels = size * 2 ** z;
	const left = x * size - margin;
	const top = y * size - margin;
	/** The first pixel whose middle is at or after a place. */
	const column = (unit: number) =>
		Math.max(0, Math.min(side, Math.ceil(unit * pixels - left - 0.5)));
	const row = (unit: number) => Math.max(0, Math.min(side, Math.ceil(unit * pixels - top - 0.5)));
	const middle = (of: number) => (of + top + 0.5) / pixels;
	const switched = new Uint8Array(side * side);

	for (const [county, numbers] of counties.entries()) {
		const [west, north, east, south] = boxes[county];
		const firstColumn = column(west);
		const endColumn = column(east);
		const firstRow = row(north);
		const endRow = row(south);
		if (firstColumn >= endColumn || firstRow >= endRow) continue;

		for (const number of numbers) {
			const box = arcBoxes[number];
			if (row(box[1]) >= row(box[3]) || column(box[0]) >= endColumn) continue;
			const arc = arcs[number];
			for (let i = 2; i < arc.length; i += 2) {
				const [x0, y0, x1, y1] = [arc[i - 2], arc[i - 1], arc[i], arc[i + 1]];
				const end = row(Math.max(y0, y1));
				for (let r = row(Math.min(y0, y1)); r < end; r++) {
					// Rounding may put the crossing of an upright edge a hair outside of the county's box.
					const at = Math.max(firstColumn, column(crossing(x0, y0, x1, y1, middle(r))));
					if (at < endColumn) switched[r * side + at] ^= 1;
				}
			}
		}

		for (let r = firstRow; r < endRow; r++) {
			let inside = 0;
			for (let i = r * side + firstColumn; i < r * side + endColumn; i++) {
				inside ^= switched[i];
				switched[i] = 0;
				if (inside) ids[i] = county + 1;
			}
		}
	}
	return ids;
}

/**
 * A tile's raster with borders and stripes drawn in: values of `KINDS` kinds for each county.
 * Borders between states are two pixels wide, one on either side; borders between counties are one.
 *
 * @param countyEdges whether to draw borders between counties of one state
 * @returns rows of `size`, from the north-west
 */
export function drawRaster(
	outlines: Outlines,
	tile: TileAddress,
	size: number,
	countyEdges: boolean
): Uint16Array {
	const side = size + 2;
	const { states } = outlines;
	// One pixel more on every side: where a border runs along the tile's edge.
	const ids = rasterize(outlines, tile, size, 1);
	const drawn = new Uint16Array(size * size);
	for (let r = 0; r < size; r++) {
		for (let c = 0; c < size; c++) {
			const i = (r + 1) * side + c + 1;
			const id = ids[i];
			if (!id) continue;
			const east = ids[i + 1];
			const south = ids[i + side];
			const west = ids[i - 1];
			const north = ids[i - side];
			let kind = (r + c) % STRIPE_PERIOD < STRIPE_WIDTH ? STRIPE : INSIDE;
			if (id !== east || id !== south || id !== west || id !== north) {
				const state = states[id - 1];
				const other = (one: number) => one !== 0 && states[one - 1] !== state;
				if (other(east) || other(south) || other(west) || other(north)) kind = STATE_EDGE;
				else if (countyEdges && ((east && east !== id) || (south && south !== id)))
					kind = COUNTY_EDGE;
			}
			drawn[r * size + c] = id * KINDS + kind;
		}
	}
	return drawn;
}

/** Colours a raster: `colors` holds a pixel of the canvas for each value. */
export function recolor(raster: Uint16Array, colors: Uint32Array, pixels: Uint32Array) {
	for (let i = 0; i < raster.length; i++) pixels[i] = colors[raster[i]];
}
