import type L from 'leaflet';
import { BaseView } from '#lib/map/base/base-view.svelte.ts';
import { basemapLayer, closestZoom, type Basemap } from '#lib/map/base/basemap-layer.svelte.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import { addPin, labelPin, placeOf, showPin, type PinPlace } from '#lib/map/base/pin.svelte.ts';

export interface PinEvents {
	/** The person moved the pin: dropped it, or pressed an arrow key on it. */
	moved(place: PinPlace): void;
}

const FIRST_ZOOM = 11;

/** A map with one pin to move. */
export class PinView extends BaseView {
	#pin: L.Marker;
	#background: L.GridLayer | null = null;

	constructor(container: HTMLElement, start: PinPlace, label: string, events: PinEvents) {
		// The page scrolls; the map zooms by its buttons and keys.
		super(container, { scrollWheelZoom: false });
		this.map.setView([start.latitude, start.longitude], FIRST_ZOOM, { animate: false });
		this.#pin = addPin(this.map, start, label, (pin, settled) => {
			if (settled) events.moved(placeOf(pin.getLatLng()));
		});
	}

	/** Puts the pin where the numbers say, and shows it. */
	put({ latitude, longitude }: PinPlace, isUnset: boolean, label: string) {
		this.#pin.setLatLng([latitude, longitude]);
		this.#pin.getElement()?.classList.toggle('unset', isUnset);
		labelPin(this.#pin, label);
		showPin(this.map, this.#pin);
	}

	setBackground(basemap: Basemap | null, theme: Theme, locale: 'en' | 'es') {
		this.#background?.remove();
		this.#background = basemap && basemapLayer(basemap, theme, locale);
		this.#background?.addTo(this.map);
		if (basemap) this.map.setMaxZoom(closestZoom(basemap));
	}
}
