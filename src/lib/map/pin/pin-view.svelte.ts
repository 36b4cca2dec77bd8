import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { basemapLayer, closestZoom, type Basemap } from '#lib/map/base/basemap-layer.svelte.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import { addPin, labelPin, placeOf, showPin, type PinPlace } from '#lib/map/base/pin.svelte.ts';

export interface PinEvents {
	/** The person moved the pin: dropped it, or pressed an arrow key on it. */
	moved(place: PinPlace): void;
}

const FARTHEST_ZOOM = 3;
const FIRST_ZOOM = 11;

/** A map with one pin to move. */
export class PinView {
	#map: L.Map;
	#pin: L.Marker;
	#background: L.GridLayer | null = null;

	constructor(container: HTMLElement, start: PinPlace, label: string, events: PinEvents) {
		this.#map = L.map(container, {
			attributionControl: false,
			zoomControl: false,
			minZoom: FARTHEST_ZOOM,
			// The page scrolls; the map zooms by its buttons and keys.
			scrollWheelZoom: false
		}).setView([start.latitude, start.longitude], FIRST_ZOOM, { animate: false });
		this.#pin = addPin(this.#map, start, label, (pin, settled) => {
			if (settled) events.moved(placeOf(pin.getLatLng()));
		});
	}

	destroy() {
		this.#map.remove();
	}

	/** Puts the pin where the numbers say, and shows it. */
	put({ latitude, longitude }: PinPlace, isUnset: boolean, label: string) {
		this.#pin.setLatLng([latitude, longitude]);
		this.#pin.getElement()?.classList.toggle('unset', isUnset);
		labelPin(this.#pin, label);
		showPin(this.#map, this.#pin);
	}

	setBackground(basemap: Basemap | null, theme: Theme, locale: 'en' | 'es') {
		this.#background?.remove();
		this.#background = basemap && basemapLayer(basemap, theme, locale);
		this.#background?.addTo(this.#map);
		if (basemap) this.#map.setMaxZoom(closestZoom(basemap));
	}

	zoomBy(steps: 1 | -1) {
		this.#map.setZoom(this.#map.getZoom() + steps);
	}
}
