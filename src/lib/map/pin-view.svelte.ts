import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { basemapLayer, closestZoom, type Basemap } from './basemap-layer.svelte.ts';
import type { Theme } from './palette.ts';

/** Degrees, WGS 84. */
interface Place {
	latitude: number;
	longitude: number;
}

export interface PinEvents {
	/** The person moved the pin: dropped it, or pressed an arrow key on it. */
	moved(place: Place): void;
}

/** How far an arrow key moves the pin, in pixels of the map; with Shift it moves by one. */
const STEP = 10;

const ARROWS: Record<string, [x: number, y: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

const SVG = 'http://www.w3.org/2000/svg';
const FARTHEST_ZOOM = 3;
const FIRST_ZOOM = 11;

/** A map with one pin to move. */
export class PinView {
	#map: L.Map;
	#pin: L.Marker;
	#background: L.GridLayer | null = null;

	constructor(container: HTMLElement, start: Place, label: string, events: PinEvents) {
		this.#map = L.map(container, {
			attributionControl: false,
			zoomControl: false,
			minZoom: FARTHEST_ZOOM,
			// The page scrolls; the map zooms by its buttons and keys.
			scrollWheelZoom: false
		}).setView([start.latitude, start.longitude], FIRST_ZOOM, { animate: false });
		this.#pin = L.marker([start.latitude, start.longitude], {
			draggable: true,
			autoPan: true,
			icon: L.divIcon({
				className: 'map-pin',
				html: drawPin(),
				iconSize: [44, 44],
				iconAnchor: [22, 40]
			})
		}).addTo(this.#map);
		const element = this.#pin.getElement();
		element?.setAttribute('aria-label', label);
		element?.addEventListener('keydown', (event) => {
			const arrow = ARROWS[event.key];
			if (!arrow) return;
			event.preventDefault();
			event.stopPropagation();
			this.#nudge(arrow, event.shiftKey ? 1 : STEP);
			events.moved(this.#place());
		});
		this.#pin.on('dragend', () => events.moved(this.#place()));
	}

	destroy() {
		this.#map.remove();
	}

	/** Puts the pin where the numbers say, and shows it. */
	put({ latitude, longitude }: Place) {
		this.#pin.setLatLng([latitude, longitude]);
		this.#show();
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

	#nudge([x, y]: [number, number], step: number) {
		const at = this.#map.latLngToContainerPoint(this.#pin.getLatLng());
		this.#pin.setLatLng(this.#map.containerPointToLatLng(at.add([x * step, y * step])));
		this.#show();
	}

	#show() {
		const at = this.#pin.getLatLng();
		if (!this.#map.getBounds().pad(-0.1).contains(at)) this.#map.panTo(at, { animate: false });
	}

	/** 5 decimals, about a metre. */
	#place(): Place {
		const { lat, lng } = this.#pin.getLatLng().wrap();
		return { latitude: Number(lat.toFixed(5)), longitude: Number(lng.toFixed(5)) };
	}
}

function drawPin(): HTMLElement {
	// Leaflet takes an element as it is: no markup, and so no style, is made of a text.
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 44 44');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', 'M22 40C15 30 10 24 10 17a12 12 0 0 1 24 0c0 7-5 13-12 23z');
	const hole = document.createElementNS(SVG, 'circle');
	for (const [name, value] of [
		['cx', '22'],
		['cy', '17'],
		['r', '4.5']
	])
		hole.setAttribute(name, value);
	svg.append(path, hole);
	const element = document.createElement('span');
	element.append(svg);
	return element;
}
