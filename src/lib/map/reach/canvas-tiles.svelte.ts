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
	/** Draws into a canvas that is clear, unless `covers`: then all of it is drawn anyway. */
	paint(context: CanvasRenderingContext2D, kept: Kept, tile: TileAddress): void;
	covers?: boolean;
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
	/** Drawn after the next frame, since they are not on view. */
	#late = new Set<HTMLCanvasElement>(); // eslint-disable-line svelte/prefer-svelte-reactivity -- likewise
	#shown = new Map<HTMLCanvasElement, Shown<Kept>>(); // eslint-disable-line svelte/prefer-svelte-reactivity -- it mirrors Leaflet's state

	constructor(painter: TilePainter<Kept>, options: L.GridLayerOptions) {
		super({ tileSize: TILE_SIDE, keepBuffer: 1, updateWhenZooming: false, ...options });
		this.#painter = painter;
		this.on('tileunload', ({ tile }) => {
			const canvas = tile as unknown as HTMLCanvasElement;
			this.#shown.delete(canvas);
			this.#late.delete(canvas);
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

	/**
	 * Draws what is kept again, for other colours: at once what is on view, and what lies around it
	 * after the frame.
	 *
	 * @param isOther whether a tile looks otherwise now; the others are left alone
	 */
	repaint(isOther: (kept: Kept) => boolean = () => true) {
		const view = this._map?.getContainer().getBoundingClientRect();
		const isComing = this.#late.size > 0;
		for (const [canvas, shown] of this.#shown) {
			if (!shown.context || (shown.kept !== null && !isOther(shown.kept))) continue;
			if (view && !meets(view, canvas.getBoundingClientRect())) this.#late.add(canvas);
			else this.#paint(shown);
		}
		if (this.#late.size === 0 || isComing) return;
		requestAnimationFrame(() => setTimeout(() => this.#paintLate()));
	}

	#paintLate() {
		for (const canvas of this.#late) {
			const shown = this.#shown.get(canvas);
			if (shown) this.#paint(shown);
		}
		this.#late.clear();
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
		if (kept === null || !this.#painter.covers) {
			context.clearRect(0, 0, context.canvas.width, context.canvas.height);
		}
		if (kept !== null) this.#painter.paint(context, kept, tile);
	}
}

const meets = (a: DOMRect, b: DOMRect): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
