import L from 'leaflet';
import { BaseView, CLOSEST_ZOOM, FARTHEST_ZOOM } from '#lib/map/base/base-view.svelte.ts';
import { basemapLayer, closestZoom, type Basemap } from '#lib/map/base/basemap-layer.svelte.ts';
import { TILE_SIDE } from './canvas-tiles.svelte.ts';
import { CLASS_COLORS, CLASS_OPACITY, type ClassScale } from './class-colors.ts';
import { ClassLayer } from './class-layer.svelte.ts';
import { ClinicDots, type ReachClinics } from './clinic-dots.svelte.ts';
import { DotLayer, DOTS_FROM, type ReachDots } from './dot-layer.svelte.ts';
import { latitudeAt, longitudeAt, unitX, unitY } from '#lib/map/base/mercator.ts';
import { countyAt, type Outlines } from './outlines.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import {
	addPin,
	labelPin,
	numberPin,
	onChosen,
	placeOf,
	type PinPlace
} from '#lib/map/base/pin.svelte.ts';
import { MAINLAND, nearestCopy } from '#lib/map/base/view-bounds.ts';

/** Where the map looks: its middle, in degrees, and Leaflet's zoom. */
export interface ReachPlace extends PinPlace {
	zoom: number;
}

/** A clinic of a scenario. */
export interface AddedClinic extends PinPlace {
	label: string;
}

/** A county under the pointer, and where in the map that is, in CSS pixels. */
export interface Pointed {
	code: string;
	x: number;
	y: number;
}

export interface ReachEvents {
	county(code: string): void;
	/** An open clinic, by its row. */
	clinic(index: number): void;
	/** A place was chosen while placing. */
	place(place: PinPlace): void;
	/** A clinic of the scenario was moved; `settled` is false while it is being dragged. */
	added(index: number, place: PinPlace, settled: boolean): void;
	/** A clinic of the scenario was pressed, or chosen by keys. */
	chosen(index: number): void;
	/** The person moved the map, rather than we. */
	moved(view: ReachPlace): void;
	pointed(at: Pointed | null): void;
}

const MARGIN = L.point(8, 8);

/** A press this near to a clinic is meant for it, in CSS pixels. */
const PRESS = 12;

/** How opaque the counties are closer in, under the dots. */
const OPACITY_UNDER_DOTS = 0.3;

/** From the bottom up: the ground is in Leaflet's pane of tiles (200), pins in its markers (600). */
const PANES = { classes: '250', dots: '300', names: '350', clinics: '450' };

/** A Leaflet map of areas by class. Plain data goes in by its methods, what people do comes out as events. */
export class ReachView extends BaseView {
	#events: ReachEvents;
	#classes = new ClassLayer('classes');
	#dots = new DotLayer('dots');
	#clinics = new ClinicDots('clinics');
	#background: L.GridLayer[] = [];
	#outlines: Outlines | null = null;
	#selected: string | null = null;
	#outline = L.layerGroup();
	#pins: L.Marker[] = [];
	/** The pin that is being dragged: it is where the pointer is, whatever the numbers say. */
	#held: L.Marker | null = null;
	#placing = false;
	/** The view last told or asked for; null: the mainland. */
	#view: ReachPlace | null = null;
	/** Asked to look somewhere while the map was hidden. */
	#lookPending = false;

	/** Id of what says how a clinic of the scenario is moved by keys. */
	#help: string | null;

	constructor(
		container: HTMLElement,
		view: ReachPlace | null,
		events: ReachEvents,
		help: string | null = null
	) {
		super(container, {
			fadeAnimation: false,
			// `resize` does it: by itself Leaflet would tell of a move that nobody made.
			trackResize: false,
			// Scrolling past is not held up: the wheel zooms once the map was pressed.
			scrollWheelZoom: false
		});
		this.#events = events;
		this.#help = help;
		for (const [name, zIndex] of Object.entries(PANES)) {
			const pane = this.map.createPane(name);
			pane.style.zIndex = zIndex;
			pane.style.pointerEvents = 'none';
		}
		this.map.setView([38, -96], FARTHEST_ZOOM + 1, { animate: false });
		for (const { tiles } of [this.#classes, this.#dots, this.#clinics]) tiles.addTo(this.map);
		this.#outline.addTo(this.map);
		this.#view = view;
		this.#look();
		this.#zoomed();
		this.map.on('zoomend', () => this.#zoomed());
		this.map.on('moveend', () => this.#moved());
		this.map.on('movestart', () => events.pointed(null));
		this.map.on('click', ({ latlng }) => this.#pressed(latlng));
		container.addEventListener('pointermove', (event) => this.#point(event));
		container.addEventListener('pointerleave', () => events.pointed(null));
		container.addEventListener('focusin', () => this.map.scrollWheelZoom.enable());
		container.addEventListener('focusout', () => this.map.scrollWheelZoom.disable());
	}

	setOutlines(outlines: Outlines | null) {
		this.#outlines = outlines;
		this.#classes.setOutlines(outlines);
		this.#drawOutline();
	}

	setClasses(classes: Uint8Array, scale: ClassScale, theme: Theme) {
		this.#classes.setClasses(classes, CLASS_COLORS[theme][scale], theme);
	}

	setDots(dots: ReachDots | null, scale: ClassScale, theme: Theme) {
		this.#dots.setDots(dots, CLASS_COLORS[theme][scale], theme);
	}

	setClinics(clinics: ReachClinics | null, theme: Theme) {
		this.#clinics.setClinics(clinics, theme);
	}

	/** Puts the scenario's clinics on the map, by their order. */
	setAdded(added: readonly AddedClinic[]) {
		for (const pin of this.#pins.splice(added.length)) pin.remove();
		added.forEach((clinic, index) => {
			const known = this.#pins[index];
			const at = this.#copy(clinic);
			if (!known) this.#pins.push(this.#addPin(index, clinic));
			else if (known !== this.#held && !known.getLatLng().equals(at)) known.setLatLng(at);
			labelPin(this.#pins[index], clinic.label);
		});
	}

	/** Draws a line around a county. */
	setSelected(code: string | null) {
		this.#selected = code;
		this.#drawOutline();
	}

	/** Looks at a place, or at the mainland. What was told by `moved` last is where the map is already. */
	setView(view: ReachPlace | null) {
		const same =
			view === this.#view ||
			(view !== null &&
				view.latitude === this.#view?.latitude &&
				view.longitude === this.#view.longitude &&
				view.zoom === this.#view.zoom);
		if (same) return;
		this.#view = view;
		this.#look();
	}

	/** While placing, a press is for a new clinic. */
	setPlacing(placing: boolean) {
		this.#placing = placing;
		if (placing) this.map.doubleClickZoom.disable();
		else this.map.doubleClickZoom.enable();
	}

	/** Chooses the middle of the map, for those who place by keys. */
	placeInMiddle() {
		this.#events.place(placeOf(this.map.getCenter()));
	}

	setBackground(basemap: Basemap | null, theme: Theme, locale: 'en' | 'es') {
		for (const layer of this.#background) layer.remove();
		this.#background = basemap
			? [
					basemapLayer(basemap, theme, locale, 'ground'),
					basemapLayer(basemap, theme, locale, 'names', 'names')
				]
			: [];
		for (const layer of this.#background) layer.addTo(this.map);
		this.map.setMaxZoom(basemap ? closestZoom(basemap) : CLOSEST_ZOOM);
	}

	#addPin(index: number, { latitude, longitude, label }: AddedClinic): L.Marker {
		const [lat, lng] = this.#copy({ latitude, longitude });
		const pin = addPin(this.map, { latitude: lat, longitude: lng }, label, (moved, settled) => {
			this.#held = settled ? null : moved;
			this.#events.added(index, placeOf(moved.getLatLng()), settled);
		});
		numberPin(pin, index + 1);
		onChosen(pin, () => this.#events.chosen(index));
		if (this.#help) pin.getElement()?.setAttribute('aria-describedby', this.#help);
		return pin;
	}

	/** The copy of a place that a map across the antimeridian shows. */
	#copy({ latitude, longitude }: PinPlace): [number, number] {
		return [latitude, nearestCopy(longitude, this.map.getCenter().lng)];
	}

	#look() {
		const { x, y } = this.map.getSize();
		this.#lookPending = !x || !y;
		if (this.#lookPending) return;
		const view = this.#view;
		this.move(() => {
			if (view) this.map.setView(this.#copy(view), view.zoom, { animate: false });
			else
				this.map.fitBounds(
					[
						[MAINLAND.south, MAINLAND.west],
						[MAINLAND.north, MAINLAND.east]
					],
					{ animate: false, padding: MARGIN }
				);
		});
	}

	protected override resize() {
		const before = this.map.getSize();
		super.resize();
		if (before.equals(this.map.getSize())) return;
		if (!this.#view || this.#lookPending) this.#look();
	}

	#moved() {
		for (const pin of this.#pins) {
			const { lat, lng } = pin.getLatLng();
			const at = this.#copy({ latitude: lat, longitude: lng });
			if (at[1] !== lng) pin.setLatLng(at);
		}
		this.#drawOutline();
		if (this.isOurs) return;
		const { lat, lng } = this.map.getCenter().wrap();
		this.#view = {
			latitude: Number(lat.toFixed(4)),
			longitude: Number(lng.toFixed(4)),
			zoom: this.map.getZoom()
		};
		this.#events.moved(this.#view);
	}

	#zoomed() {
		const pane = this.map.getPane('classes');
		const dotted = this.map.getZoom() >= DOTS_FROM;
		if (pane) pane.style.opacity = String(dotted ? OPACITY_UNDER_DOTS : CLASS_OPACITY);
	}

	#pressed(latlng: L.LatLng) {
		if (this.#placing) return this.#events.place(placeOf(latlng));
		const [x, y] = unitPlace(latlng);
		const clinic = this.#clinics.nearest(x, y, PRESS / (TILE_SIDE * 2 ** this.map.getZoom()));
		if (clinic >= 0) return this.#events.clinic(clinic);
		const code = this.#codeAt(x, y);
		if (code !== null) this.#events.county(code);
	}

	/** A finger points by pressing: only a mouse or a pen points without. */
	#point(event: PointerEvent) {
		if (event.pointerType === 'touch' || event.buttons) return this.#events.pointed(null);
		const point = this.map.mouseEventToContainerPoint(event);
		const code = this.#codeAt(...unitPlace(this.map.containerPointToLatLng(point)));
		this.#events.pointed(code === null ? null : { code, x: point.x, y: point.y });
	}

	#codeAt(x: number, y: number): string | null {
		if (!this.#outlines) return null;
		return this.#outlines.codes[countyAt(this.#outlines, x, y)] ?? null;
	}

	#drawOutline() {
		this.#outline.clearLayers();
		if (!this.#outlines || this.#selected === null) return;
		const { arcs, codes, counties } = this.#outlines;
		const middle = this.map.getCenter().lng;
		const lines = [...(counties[codes.indexOf(this.#selected)] ?? [])].map((number) => {
			const arc = arcs[number];
			const first = longitudeAt(arc[0]);
			const shift = nearestCopy(first, middle) - first;
			return Array.from({ length: arc.length / 2 }, (_, i): [number, number] => [
				latitudeAt(arc[2 * i + 1]),
				longitudeAt(arc[2 * i]) + shift
			]);
		});
		for (const className of ['reach-casing', 'reach-selected'])
			L.polyline(lines, { className, interactive: false }).addTo(this.#outline);
	}
}

/** Over the unit square of `mercator.ts`. */
function unitPlace(latlng: L.LatLng): [x: number, y: number] {
	const { lat, lng } = latlng.wrap();
	return [unitX(lng), unitY(lat)];
}
