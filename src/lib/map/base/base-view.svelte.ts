import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { reducedMotion } from './reduced-motion.svelte.ts';

export const FARTHEST_ZOOM = 3;
export const CLOSEST_ZOOM = 13;

/** What our maps have in common: how they begin, zoom, keep still and follow the size of their element. */
export class BaseView {
	protected readonly map: L.Map;
	/** Whether a move under way is ours, so that it is not taken for the person's. */
	protected isOurs = false;
	#resized: ResizeObserver;
	#setStill: (still: boolean) => void;

	constructor(container: HTMLElement, options: L.MapOptions) {
		this.map = L.map(container, {
			attributionControl: false,
			zoomControl: false,
			minZoom: FARTHEST_ZOOM,
			maxZoom: CLOSEST_ZOOM,
			...options
		});
		this.#setStill = reducedMotion(this.map);
		// What is drawn there is said in words beside the map; without this it is an image without a name.
		this.map.getPane('overlayPane')?.setAttribute('aria-hidden', 'true');
		this.#resized = new ResizeObserver(() => this.resize());
		this.#resized.observe(container);
	}

	destroy() {
		this.#resized.disconnect();
		this.map.remove();
	}

	/** Jumps where Leaflet would glide, for people who ask for less motion. */
	setStill(still: boolean) {
		this.#setStill(still);
	}

	zoomBy(steps: 1 | -1) {
		this.map.setZoom(this.map.getZoom() + steps);
	}

	/** A move of ours. It must not animate, so that it ends before this returns. */
	protected move(change: () => void) {
		this.isOurs = true;
		change();
		this.isOurs = false;
	}

	/** The map's element has another size. */
	protected resize() {
		this.move(() => this.map.invalidateSize({ animate: false, pan: true }));
	}
}
