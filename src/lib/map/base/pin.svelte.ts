import L from 'leaflet';
import './pin.css';

/** Degrees, WGS 84. */
export interface PinPlace {
	latitude: number;
	longitude: number;
}

/** How far an arrow key moves a pin, in pixels of the map; with Shift it moves by one. */
const STEP = 10;

const ARROWS: Record<string, [x: number, y: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A pin to drag, or to move by arrow keys, put on a map.
 *
 * @param moved called with every step; `settled` is false while the pin is being dragged
 */
export function addPin(
	map: L.Map,
	{ latitude, longitude }: PinPlace,
	label: string,
	moved: (pin: L.Marker, settled: boolean) => void
): L.Marker {
	const pin = L.marker([latitude, longitude], {
		draggable: true,
		autoPan: true,
		icon: L.divIcon({
			className: 'map-pin',
			html: drawPin(),
			iconSize: [44, 44],
			iconAnchor: [22, 40]
		})
	}).addTo(map);
	labelPin(pin, label);
	pin.getElement()?.addEventListener('keydown', (event) => {
		const arrow = ARROWS[event.key];
		if (!arrow) return;
		event.preventDefault();
		event.stopPropagation();
		nudge(map, pin, arrow, event.shiftKey ? 1 : STEP);
		moved(pin, true);
	});
	pin.on('drag', () => moved(pin, false));
	pin.on('dragend', () => moved(pin, true));
	return pin;
}

/** Puts a number into a pin, where it has a hole otherwise. */
export function numberPin(pin: L.Marker, number: number) {
	const svg = pin.getElement()?.querySelector('svg');
	if (!svg) return;
	svg.querySelector('circle')?.remove();
	const text = document.createElementNS(SVG, 'text');
	text.setAttribute('x', '22');
	text.setAttribute('y', '22');
	text.textContent = String(number);
	svg.append(text);
}

/** Tells what a press on a pin, or Enter or Space, is for. */
export function onChosen(pin: L.Marker, chosen: () => void) {
	pin.on('click', chosen);
	pin.getElement()?.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' && event.key !== ' ') return;
		event.preventDefault();
		event.stopPropagation();
		chosen();
	});
}

export function labelPin(pin: L.Marker, label: string) {
	pin.getElement()?.setAttribute('aria-label', label);
}

/** Pans as little as needed for a pin to be on view. */
export function showPin(map: L.Map, pin: L.Marker) {
	const at = pin.getLatLng();
	if (!map.getBounds().pad(-0.1).contains(at)) map.panTo(at, { animate: false });
}

/** 5 decimals, about a metre. */
export function placeOf(at: L.LatLng): PinPlace {
	const { lat, lng } = at.wrap();
	return { latitude: Number(lat.toFixed(5)), longitude: Number(lng.toFixed(5)) };
}

function nudge(map: L.Map, pin: L.Marker, [x, y]: [number, number], step: number) {
	const at = map.latLngToContainerPoint(pin.getLatLng());
	pin.setLatLng(map.containerPointToLatLng(at.add([x * step, y * step])));
	showPin(map, pin);
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
