import type L from 'leaflet';
import { CanvasTiles, TILE_SIDE } from './canvas-tiles.svelte.ts';
import { channels, EDGE_COLOR, mix, NO_CLASS_COLOR } from './class-colors.ts';
import type { Outlines } from './outlines.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import {
	COUNTY_EDGE,
	drawRaster,
	INSIDE,
	KINDS,
	recolor,
	STATE_EDGE,
	STRIPE,
	type TileAddress
} from './raster.ts';

/** Also on plain screens: a raster's edges are steps, and half as high this way. */
const RATIO = 2;
const SIDE = TILE_SIDE * RATIO;

/** Farther out, counties are so small that their borders would be all there is to see. */
const COUNTY_EDGES_FROM = 6;

/** How much of the border's colour is in a border. */
const STATE_SHARE = 0.7;
const COUNTY_SHARE = 0.22;

/** What is kept of a tile. */
interface CountyTile {
	/** A value of `raster.ts` for each pixel. */
	raster: Uint16Array;
	/** Counties in it, by their order in the outlines. */
	counties: number[];
}

/** Counties filled with the colours of their classes. */
export class ClassLayer {
	readonly tiles: L.GridLayer & CanvasTiles<CountyTile>;
	#outlines: Outlines | null = null;
	#colors = new Uint32Array(KINDS);
	/** One for all tiles: what is drawn is copied into the canvas. */
	#image = new ImageData(SIDE, SIDE);
	#pixels = new Uint32Array(this.#image.data.buffer);

	constructor(pane: string) {
		this.tiles = new CanvasTiles<CountyTile>(
			{
				ratio: RATIO,
				prepare: (tile) => this.#raster(tile),
				covers: true,
				paint: (context, { raster }) => {
					recolor(raster, this.#colors, this.#pixels);
					context.putImageData(this.#image, 0, 0);
				}
			},
			{ pane }
		);
	}

	setOutlines(outlines: Outlines | null) {
		this.#outlines = outlines;
		this.#colors = new Uint32Array(KINDS);
		this.tiles.renew();
	}

	/**
	 * Colours every county anew.
	 *
	 * @param classes by the counties' order in the outlines; one that is absent has no data
	 * @param ramp colours of the classes
	 */
	setClasses(classes: Uint8Array, ramp: readonly string[], theme: Theme) {
		const count = this.#outlines?.codes.length ?? 0;
		const before = this.#colors;
		this.#colors = new Uint32Array((count + 1) * KINDS);
		// Through the canvas's own order of bytes, whatever this machine's is.
		const edge = EDGE_COLOR[theme];
		const known = ramp.map((color) => [
			[INSIDE, pixel(color)],
			[STRIPE, pixel(color)],
			[COUNTY_EDGE, pixel(mix(color, edge, COUNTY_SHARE))],
			[STATE_EDGE, pixel(mix(color, edge, STATE_SHARE))]
		]);
		const unknown = [
			[STRIPE, pixel(NO_CLASS_COLOR[theme])],
			[COUNTY_EDGE, pixel(NO_CLASS_COLOR[theme])],
			[STATE_EDGE, pixel(edge)]
		];
		for (let county = 0; county < count; county++)
			for (const [kind, value] of known[classes[county]] ?? unknown)
				this.#colors[(county + 1) * KINDS + kind] = value;
		// One kind of pixel has the colour of the class, or none.
		const isOther = (county: number) =>
			[INSIDE, STRIPE, STATE_EDGE].some((kind) => {
				const at = (county + 1) * KINDS + kind;
				return before[at] !== this.#colors[at];
			});
		this.tiles.repaint(({ counties }) => counties.some(isOther));
	}

	#raster(tile: TileAddress): CountyTile | null {
		if (!this.#outlines) return null;
		const raster = drawRaster(this.#outlines, tile, SIDE, tile.z >= COUNTY_EDGES_FROM);
		const found = new Uint8Array(this.#outlines.codes.length + 1);
		for (const value of raster) found[Math.floor(value / KINDS)] = 1;
		const counties = [...found.keys()].filter((id) => id > 0 && found[id]).map((id) => id - 1);
		return counties.length > 0 ? { raster, counties } : null;
	}
}

/** An opaque pixel as `ImageData` holds it. */
function pixel(color: string): number {
	return new Uint32Array(Uint8Array.of(...channels(color), 255).buffer)[0];
}
