import { CanvasTiles, TILE_SIDE } from './canvas-tiles.svelte.ts';
import { CLINIC_COLORS } from './class-colors.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import type { TileAddress } from './raster.ts';
import { Scatter } from './scatter.ts';

/** Clinics as columns. */
export interface ReachClinics {
	/** Decimal degrees. */
	latitude: Float64Array;
	longitude: Float64Array;
	/** Of each clinic one of `UNMATCHED`, `OPEN` and `CLOSED`. */
	open: Uint8Array;
	/** 1: its place is the middle of a ZIP code. Absent: all places are exact. */
	approximate?: Uint8Array;
}

/** Not what is asked for: not drawn. */
export const UNMATCHED = 0;
export const OPEN = 1;
/** Closed in a scenario: drawn hollow, and struck through. */
export const CLOSED = 2;

/** From far away, more clinics than this are drawn smaller: the areas under them should be seen. */
const CROWD = 1000;
const CLOSE_ZOOM = 8;

/** Half of a marker's width and its ring's, in CSS pixels. */
function markerSize(zoom: number, drawn: number) {
	const half = Math.max(3, Math.min(8, zoom - 1.5));
	if (zoom < CLOSE_ZOOM && drawn > CROWD) return { half: half * 0.6, ring: 0.5 };
	return { half, ring: zoom < 6 ? 0.75 : 1.25 };
}

/** No marker reaches farther over a tile's edge, in CSS pixels. */
const MARGIN = 12 / TILE_SIDE;

/** Whether two columns say the same. */
export const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
	a === b || (a?.length === b?.length && (a?.every((one, i) => one === b?.[i]) ?? false));

/** Clinics as diamonds on a canvas, ten thousand if need be. */
export class ClinicDots {
	readonly tiles: CanvasTiles<number[]>;
	#clinics: ReachClinics | null = null;
	#scatter: Scatter | null = null;
	/** How many are drawn anywhere. */
	#drawn = 0;
	#theme: Theme = 'light';
	#ratio = Math.min(2, Math.max(1, window.devicePixelRatio));

	constructor(pane: string) {
		this.tiles = new CanvasTiles<number[]>(
			{
				ratio: this.#ratio,
				prepare: (tile) => this.#rows(tile),
				paint: (context, rows, tile) => this.#paint(context, rows, tile)
			},
			{ pane }
		);
	}

	setClinics(clinics: ReachClinics | null, theme: Theme) {
		const before = this.#clinics;
		const themeBefore = this.#theme;
		this.#clinics = clinics;
		this.#theme = theme;
		this.#drawn = clinics ? clinics.open.filter((state) => state !== UNMATCHED).length : 0;
		const stands =
			before?.latitude === clinics?.latitude &&
			before?.longitude === clinics?.longitude &&
			before?.approximate === clinics?.approximate;
		if (stands) {
			if (theme !== themeBefore || !sameBytes(before?.open, clinics?.open)) this.tiles.repaint();
			return;
		}
		this.#scatter = clinics && new Scatter(clinics.latitude, clinics.longitude);
		this.tiles.renew();
	}

	/** The open clinic nearest to a place of the unit square, within a radius; −1 for none. */
	nearest(x: number, y: number, radius: number): number {
		return this.#scatter?.nearest(x, y, radius, (row) => this.#clinics?.open[row] === OPEN) ?? -1;
	}

	#rows(tile: TileAddress): number[] | null {
		const rows = this.#scatter?.inTile(tile, MARGIN);
		return rows?.length ? rows : null;
	}

	#paint(context: CanvasRenderingContext2D, rows: number[], tile: TileAddress) {
		const { fill, ring } = CLINIC_COLORS[this.#theme];
		const size = markerSize(tile.z, this.#drawn);
		const half = size.half * this.#ratio;
		context.lineJoin = 'round';

		const outline = (isFilled: boolean) => {
			context.strokeStyle = ring;
			context.lineWidth = (1.5 + 2 * size.ring) * this.#ratio;
			context.stroke();
			context.fillStyle = ring;
			if (isFilled) context.fill();
			context.strokeStyle = fill;
			context.lineWidth = 1.5 * this.#ratio;
			context.stroke();
		};
		this.#diamonds(context, rows, tile, half, CLOSED);
		outline(false);
		// Hollow: where a clinic is, is known only about.
		this.#diamonds(context, rows, tile, half - 0.5 * this.#ratio, OPEN, 1);
		outline(true);

		// The ring of all before the inside of any: where many meet they are one shape.
		this.#diamonds(context, rows, tile, half, OPEN, 0);
		context.strokeStyle = ring;
		context.lineWidth = 2 * size.ring * this.#ratio;
		context.stroke();
		context.fillStyle = fill;
		context.fill();
	}

	#diamonds(
		context: CanvasRenderingContext2D,
		rows: number[],
		{ x, y, z }: TileAddress,
		half: number,
		state: number,
		approximate?: number
	) {
		context.beginPath();
		if (!this.#clinics || !this.#scatter) return;
		const about = this.#clinics.approximate;
		const side = TILE_SIDE * this.#ratio;
		const tiles = 2 ** z;
		for (const row of rows) {
			if (this.#clinics.open[row] !== state) continue;
			if (approximate !== undefined && (about?.[row] ?? 0) !== approximate) continue;
			const left = (this.#scatter.x[row] * tiles - x) * side;
			const top = (this.#scatter.y[row] * tiles - y) * side;
			context.moveTo(left, top - half);
			context.lineTo(left + half, top);
			context.lineTo(left, top + half);
			context.lineTo(left - half, top);
			context.closePath();
			if (state !== CLOSED) continue;
			context.moveTo(left - half, top + half);
			context.lineTo(left + half, top - half);
		}
	}
}
