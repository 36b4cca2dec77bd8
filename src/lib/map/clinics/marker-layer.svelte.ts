/* eslint-disable svelte/prefer-svelte-reactivity -- no view reads these maps: they mirror Leaflet's state */
import L from 'leaflet';
import { ClusterIndex, type MapItem } from './clusters.ts';
import type { MapClinic } from './map-clinic.ts';
import { clinicIcon, clusterIcon } from './marker-icon.svelte.ts';
import { nearestCopy } from '#lib/map/base/view-bounds.ts';

export interface MarkerEvents {
	/** The pointer or the focus came to a clinic's marker, or left it. */
	highlight(id: string | null): void;
	/** `byKeyboard`: focus should follow to what opens. */
	press(item: MapItem, byKeyboard: boolean): void;
	clusterLabel(count: number): string;
}

interface Shown {
	item: MapItem;
	marker: L.Marker;
	element: HTMLElement;
}

/** Share of the view kept ready around it, so that markers are there while the map is dragged. */
const MARGIN = 0.25;

/** The markers on view: clinics and clusters, as buttons in the order of the list. */
export class MarkerLayer {
	#map: L.Map;
	#events: MarkerEvents;
	#index = new ClusterIndex([]);
	#shown = new Map<string, Shown>();
	#highlighted: string | null = null;
	#holders: Map<string, Shown> | null = null;

	constructor(map: L.Map, events: MarkerEvents) {
		this.#map = map;
		this.#events = events;
	}

	get index(): ClusterIndex {
		return this.#index;
	}

	setClinics(clinics: readonly MapClinic[]) {
		const before = new Map(this.#index.clinics.map((clinic) => [clinic.id, clinic]));
		this.#index = new ClusterIndex(clinics);
		const now = new Map(clinics.map((clinic) => [clinic.id, clinic]));
		for (const [key, { item }] of this.#shown) {
			// Cluster numbers mean something else in a new index.
			const stale =
				item.kind === 'cluster' || !sameMarker(before.get(item.clinic.id), now.get(item.clinic.id));
			if (stale) this.#remove(key);
		}
		this.draw();
	}

	/** Brings the markers in line with the view. Call after every move. */
	draw() {
		const bounds = this.#map.getBounds();
		const ready = bounds.pad(MARGIN);
		const box = {
			west: ready.getWest(),
			south: ready.getSouth(),
			east: ready.getEast(),
			north: ready.getNorth()
		};
		const items = this.#index.items(box, this.#map.getZoom());
		const focused = this.#focusedKey();
		const wanted = new Set(items.map(({ key }) => key));
		for (const key of [...this.#shown.keys()]) if (!wanted.has(key)) this.#remove(key);

		let before: Element | null = null;
		for (const item of items) {
			const shown = this.#shown.get(item.key) ?? this.#add(item);
			const { element, marker } = shown;
			shown.item = item;
			const place = this.#place(item);
			if (!marker.getLatLng().equals(place)) marker.setLatLng(place);
			// Off the view, a marker is ready for a drag but is no stop for Tab.
			element.tabIndex = bounds.contains(place) ? 0 : -1;
			if (before && before.nextElementSibling !== element) before.after(element);
			before = element;
		}
		// An element that is moved or replaced loses the focus; it must not fall out of the map.
		if (focused !== null && focused !== this.#focusedKey()) {
			const target = this.#shown.get(focused)?.element ?? this.#map.getContainer();
			target.focus({ preventScroll: true });
		}
		this.#holders = null;
		this.#light();
	}

	/** Lights the marker of a clinic, or of the cluster that holds it. */
	setHighlighted(id: string | null) {
		this.#highlighted = id;
		this.#light();
	}

	/** Moves the focus to a clinic's marker or cluster, if it is on view. */
	focus(id: string) {
		this.#holder(id)?.element.focus({ preventScroll: true });
	}

	#focusedKey(): string | null {
		const focused = document.activeElement;
		for (const [key, { element }] of this.#shown) if (element === focused) return key;
		return null;
	}

	#light() {
		const holder = this.#highlighted === null ? null : this.#holder(this.#highlighted);
		for (const shown of this.#shown.values()) {
			const lit = shown === holder;
			if (shown.element.classList.contains('lit') === lit) continue;
			shown.element.classList.toggle('lit', lit);
			shown.marker.setZIndexOffset(lit ? 1000 : 0);
		}
	}

	/** The marker that stands for a clinic. Found for all at once, and only when asked for. */
	#holder(id: string): Shown | null {
		this.#holders ??= new Map(
			[...this.#shown.values()].flatMap((shown): [string, Shown][] =>
				shown.item.kind === 'clinic'
					? [[shown.item.clinic.id, shown]]
					: this.#index.members(shown.item.clusterId).map((member) => [member.id, shown])
			)
		);
		return this.#holders.get(id) ?? null;
	}

	#add(item: MapItem): Shown {
		const icon =
			item.kind === 'clinic'
				? clinicIcon(item.clinic)
				: clusterIcon(item.count, this.#events.clusterLabel(item.count));
		const marker = L.marker(this.#place(item), {
			icon,
			keyboard: false,
			autoPanOnFocus: false,
			zIndexOffset: 0
		}).addTo(this.#map);
		const element = marker.getElement();
		if (!element) throw new Error('A marker was added to a map without panes.');
		const id = item.kind === 'clinic' ? item.clinic.id : null;
		for (const type of ['pointerenter', 'focus'])
			element.addEventListener(type, () => id && this.#events.highlight(id));
		for (const type of ['pointerleave', 'blur'])
			element.addEventListener(type, () => id && this.#events.highlight(null));
		const shown = { item, marker, element };
		marker.on('click', ({ originalEvent }) =>
			this.#events.press(shown.item, originalEvent.detail === 0)
		);
		this.#shown.set(item.key, shown);
		return shown;
	}

	#remove(key: string) {
		this.#shown.get(key)?.marker.remove();
		this.#shown.delete(key);
	}

	#place(item: MapItem): L.LatLng {
		const { latitude, longitude } = item.kind === 'clinic' ? item.clinic : item;
		return L.latLng(latitude, nearestCopy(longitude, this.#map.getCenter().lng));
	}
}

function sameMarker(a: MapClinic | undefined, b: MapClinic | undefined): boolean {
	return (
		a !== undefined &&
		b !== undefined &&
		a.shape === b.shape &&
		a.label === b.label &&
		a.precision === b.precision
	);
}
