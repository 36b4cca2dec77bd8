import { CanvasTiles, TILE_SIDE } from './canvas-tiles.svelte.ts';
import { DOT_RING, NO_CLASS, NO_CLASS_COLOR } from './class-colors.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import type { TileAddress } from './raster.ts';
import { Scatter } from './scatter.ts';

/** Where people live, as columns: a row for each tract. */
export interface ReachDots {
	/** Decimal degrees. */
	latitude: Float64Array;
	longitude: Float64Array;
	population: Uint32Array;
	/** From near to far; 255: nothing is known. */
	areaClass: Uint8Array;
}

/** From this zoom on, people are shown where they live. */
export const DOTS_FROM = 8;

/** What a tract usually holds, and the radius that such a tract has at the first zoom of dots. */
const USUAL_PEOPLE = 4000;
const FIRST_RADIUS = 1.6;
/** Smaller dots have no ring: it would be most of them. */
const RINGED = 2;
/** Of smaller ones, only those have a whole ring that stand alone: many rings would hide the colour. */
const EACH_RINGED = 5;
/** How much a radius grows from zoom to zoom: less than the map, so that dots come apart. */
const GROWTH = 1.5;
/** No dot is larger, in CSS pixels. */
const LARGEST = 40;

const MARGIN = LARGEST / TILE_SIDE;

/** Tracts as discs, their area by how many people live there. */
export class DotLayer {
	readonly tiles: CanvasTiles<number[]>;
	#dots: ReachDots | null = null;
	#scatter: Scatter | null = null;
	#ramp: readonly string[] = [];
	#theme: Theme = 'light';
	#ratio = Math.min(2, Math.max(1, window.devicePixelRatio));

	constructor(pane: string) {
		this.tiles = new CanvasTiles<number[]>(
			{
				ratio: this.#ratio,
				prepare: (tile) => this.#rows(tile),
				paint: (context, rows, tile) => this.#paint(context, rows, tile)
			},
			{ pane, minZoom: DOTS_FROM }
		);
	}

	setDots(dots: ReachDots | null, ramp: readonly string[], theme: Theme) {
		const moved =
			dots?.latitude !== this.#dots?.latitude || dots?.longitude !== this.#dots?.longitude;
		this.#dots = dots;
		this.#ramp = ramp;
		this.#theme = theme;
		if (moved) this.#scatter = null;
		if (moved) this.tiles.renew();
		else this.tiles.repaint();
	}

	#rows(tile: TileAddress): number[] | null {
		if (!this.#dots) return null;
		// Not before dots are seen: the index of all tracts takes a moment.
		this.#scatter ??= new Scatter(this.#dots.latitude, this.#dots.longitude);
		const rows = this.#scatter.inTile(tile, MARGIN);
		return rows.length ? rows : null;
	}

	#paint(context: CanvasRenderingContext2D, rows: number[], { x, y, z }: TileAddress) {
		if (!this.#dots || !this.#scatter) return;
		const { population, areaClass } = this.#dots;
		const side = TILE_SIDE * this.#ratio;
		const tiles = 2 ** z;
		const usual = FIRST_RADIUS * GROWTH ** (z - DOTS_FROM);
		context.strokeStyle = DOT_RING[this.#theme];
		context.lineWidth = 0.75 * this.#ratio;
		// Those that nothing is known of are as grey as the stripes under them.
		const colors = [...this.#ramp, NO_CLASS_COLOR[this.#theme]];
		const byClass = colors.map((): number[] => []);
		for (const row of rows) {
			const one = areaClass[row] === NO_CLASS ? colors.length - 1 : areaClass[row];
			if (population[row]) byClass[one]?.push(row);
		}
		// One path for each class. The farthest come last, so that none of them is hidden.
		for (const [one, members] of byClass.entries()) {
			if (!members.length) continue;
			context.beginPath();
			for (const row of members) {
				const radius =
					this.#ratio * Math.min(LARGEST, usual * Math.sqrt(population[row] / USUAL_PEOPLE));
				const left = (this.#scatter.x[row] * tiles - x) * side;
				const top = (this.#scatter.y[row] * tiles - y) * side;
				context.moveTo(left + radius, top);
				context.arc(left, top, radius, 0, 2 * Math.PI);
			}
			context.fillStyle = colors[one];
			const stroke = (from: number, to: number) => {
				if (usual < from || usual >= to) return;
				context.globalAlpha = 0.45;
				context.stroke();
			};
			stroke(RINGED, EACH_RINGED);
			context.globalAlpha = 0.9;
			context.fill();
			stroke(EACH_RINGED, Infinity);
		}
		context.globalAlpha = 1;
	}
}
