import L from 'leaflet';
import type { TileAddress } from './raster.ts';

/** Side of a tile in CSS pixels. */
export const TILE_SIDE = 256;

/** What draws the tiles of a layer, and keeps something for each tile on view. */
export interface TilePainter<Kept> {
	/** Pixels of the canvas to a CSS pixel. */
	ratio: number;
	/** What is worth keeping of a tile until it leaves the view; null: there is nothing in it. */
	prepare(tile: TileAddress): Kept | null;
	/** Draws into a canvas that is clear. */
	paint(context: CanvasRenderingContext2D, kept: Kept, tile: TileAddress): void;
}

interface Shown<Kept> {
	tile: TileAddress;
	kept: Kept | null;
	/** null until there is something to draw. */
	context: CanvasRenderingContext2D | null;
}

/** A Leaflet layer of canvases that can be drawn anew where they are, without a flicker. */
export class CanvasTiles<Kept> extends L.GridLayer {
	#painter: TilePainter<Kept>;
	#shown = new Map<HTMLCanvasElement, Shown<Kept>>(); // eslint-disable-line svelte/prefer-svelte-reactivity -- it mirrors Leaflet's state

	constructor(painter: TilePainter<Kept>, options: L.GridLayerOptions) {
		super({ tileSize: TILE_SIDE, keepBuffer: 1, updateWhenZooming: false, ...options });
		this.#painter = painter;
		this.on('tileunload', ({ tile }) => {
			const canvas = tile as unknown as HTMLCanvasElement;
			this.#shown.delete(canvas);
			// Gives the memory back at once.
			canvas.width = canvas.height = 0;
		});
	}

	protected override createTile({ x, y, z }: L.Coords): HTMLElement {
		const canvas = document.createElement('canvas');
		const shown = { tile: { x, y, z }, kept: null, context: null };
		this.#shown.set(canvas, shown);
		this.#prepare(canvas, shown);
		return canvas;
	}

	/** Draws what is kept again: for other colours. */
	repaint() {
		for (const shown of this.#shown.values()) this.#paint(shown);
	}

	/** Forgets what is kept: for other shapes or places. */
	renew() {
		for (const [canvas, shown] of this.#shown) this.#prepare(canvas, shown);
	}

	#prepare(canvas: HTMLCanvasElement, shown: Shown<Kept>) {
		shown.kept = this.#painter.prepare(shown.tile);
		if (shown.kept !== null && !shown.context) {
			canvas.width = canvas.height = TILE_SIDE * this.#painter.ratio;
			shown.context = canvas.getContext('2d');
		}
		this.#paint(shown);
	}

	#paint({ context, kept, tile }: Shown<Kept>) {
		if (!context) return;
		context.clearRect(0, 0, context.canvas.width, context.canvas.height);
		if (kept !== null) this.#painter.paint(context, kept, tile);
	}
}
