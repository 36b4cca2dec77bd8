import L from 'leaflet';
import type { Box } from '#lib/geo/circle-box.ts';
import { BaseView, CLOSEST_ZOOM, FARTHEST_ZOOM } from '#lib/map/base/base-view.svelte.ts';
import {
	basemapLayer,
	closestZoom,
	streetLayer,
	type Basemap
} from '#lib/map/base/basemap-layer.svelte.ts';
import { distanceCircle } from './distance-circle.ts';
import type { MapClinic, MapOrigin } from './map-clinic.ts';
import type { MapArea } from '#lib/map/base/view-bounds.ts';
import { originIcon } from './marker-icon.svelte.ts';
import { MarkerLayer, type MarkerEvents } from './marker-layer.svelte.ts';
import type { Theme } from '#lib/map/base/palette.ts';
import { areaOfBox, boxOfSearch, nearestCopy } from '#lib/map/base/view-bounds.ts';

export interface MapEvents extends MarkerEvents {
	/** The person moved the map, rather than we. */
	moved(): void;
	/** The view was fitted to results. */
	fitted(): void;
	/** The popup was closed, by us or by the person. */
	popupClosed(): void;
	originLabel(place: string): string;
}

/** What the map shows of a search. */
export interface MapSearch {
	clinics: readonly MapClinic[];
	origin: MapOrigin | null;
	radiusMetres: number | null;
}

export interface BasemapChoice {
	basemap: Basemap | null;
	streets: boolean;
	theme: Theme;
	locale: 'en' | 'es';
}

/** Fitting one clinic does not go closer than a town and its surroundings. */
const FIT_ZOOM = 11;
const MARGIN = L.point(24, 24);

/** A Leaflet map of clinics. Plain data goes in by its methods, what people do comes out as events. */
export class MapView extends BaseView {
	#events: MapEvents;
	#markers: MarkerLayer;
	#background: L.GridLayer | null = null;
	#search: MapSearch = { clinics: [], origin: null, radiusMetres: null };
	#aroundOrigin = L.layerGroup();
	#popup: L.Popup | null = null;
	#movedByPerson = false;
	/** The next search is of the view itself: leave the view alone. */
	#keepView = false;
	/** Asked to fit while the map was hidden. */
	#fitPending = true;

	constructor(container: HTMLElement, events: MapEvents) {
		super(container, {});
		this.#events = events;
		this.map.setView([38, -96], FARTHEST_ZOOM + 1, { animate: false });
		this.#markers = new MarkerLayer(this.map, events);
		this.#aroundOrigin.addTo(this.map);
		this.#fit();
		this.map.on('autopanstart', () => (this.isOurs = true));
		this.map.on('moveend', () => {
			this.#markers.draw();
			if (this.isOurs) this.isOurs = false;
			else {
				this.#movedByPerson = true;
				events.moved();
			}
		});
	}

	/** Shows a search. A new place or distance moves the view to it, unless the view was the search. */
	setSearch(search: MapSearch) {
		const before = this.#search;
		// It holds for one search, also when that one is of the same circle as before.
		const keepView = this.#keepView;
		this.#keepView = false;
		this.#search = search;
		const elsewhere = !sameCircle(before, search);
		if (elsewhere) this.#drawCircle();
		if (before.clinics !== search.clinics) this.#markers.setClinics(search.clinics);
		if (keepView) return;
		if (elsewhere || !this.#movedByPerson) this.#fit();
	}

	setHighlighted(id: string | null) {
		this.#markers.setHighlighted(id);
	}

	/** Draws what lies under the markers: streets when asked for, else our own map, else nothing. */
	setBackground({ basemap, streets, theme, locale }: BasemapChoice) {
		this.#background?.remove();
		this.#background = null;
		if (streets) this.#background = streetLayer();
		else if (basemap) this.#background = basemapLayer(basemap, theme, locale);
		this.#background?.addTo(this.map);
		this.map.setMaxZoom(streets ? 18 : basemap ? closestZoom(basemap) : CLOSEST_ZOOM);
	}

	/** The circle that holds what is on view, for a search of it. The view stays as it is. */
	searchArea(): MapArea {
		this.#keepView = true;
		return areaOfBox(this.#box());
	}

	/** Zooms to where a cluster falls apart. `false` when the map cannot come that close. */
	openCluster(clusterId: number, latitude: number, longitude: number): boolean {
		const zoom = this.#markers.index.separatesAt(clusterId, this.map.getMaxZoom());
		if (zoom === null) return false;
		this.map.setView([latitude, nearestCopy(longitude, this.map.getCenter().lng)], zoom);
		return true;
	}

	members(clusterId: number): MapClinic[] {
		return this.#markers.index.members(clusterId);
	}

	/** Opens a popup over a place, in place of any other. */
	openPopup(
		{ latitude, longitude }: { latitude: number; longitude: number },
		content: HTMLElement
	) {
		this.closePopup();
		this.#popup = L.popup({
			closeButton: false,
			offset: [0, -10],
			minWidth: 190,
			maxWidth: 250,
			// Clear of the search and zoom buttons above and beside it.
			autoPanPaddingTopLeft: [10, 64],
			autoPanPaddingBottomRight: [64, 10]
		})
			.setLatLng([latitude, nearestCopy(longitude, this.map.getCenter().lng)])
			.setContent(content);
		this.#popup.on('remove', () => this.#events.popupClosed());
		this.#popup.openOn(this.map);
	}

	closePopup() {
		const popup = this.#popup;
		this.#popup = null;
		popup?.off('remove').remove();
	}

	focusClinic(id: string) {
		this.#markers.focus(id);
	}

	#fit() {
		const { clinics, origin, radiusMetres } = this.#search;
		const { x, y } = this.map.getSize();
		this.#fitPending = !x || !y;
		if (this.#fitPending) return;
		const box = boxOfSearch(clinics, origin, radiusMetres);
		this.move(() =>
			this.map.fitBounds(
				[
					[box.south, box.west],
					[box.north, box.east]
				],
				{ animate: false, maxZoom: FIT_ZOOM, padding: MARGIN }
			)
		);
		this.#movedByPerson = false;
		this.#events.fitted();
	}

	protected override resize() {
		super.resize();
		if (this.#fitPending) this.#fit();
		else this.#markers.draw();
	}

	#box(): Box {
		const bounds = this.map.getBounds();
		return {
			west: bounds.getWest(),
			south: bounds.getSouth(),
			east: bounds.getEast(),
			north: bounds.getNorth()
		};
	}

	#drawCircle() {
		this.#aroundOrigin.clearLayers();
		const { origin, radiusMetres } = this.#search;
		if (!origin) return;
		if (radiusMetres !== null)
			L.polygon(distanceCircle(origin, radiusMetres), {
				interactive: false,
				className: 'map-circle'
			}).addTo(this.#aroundOrigin);
		L.marker([origin.latitude, origin.longitude], {
			icon: originIcon(this.#events.originLabel(origin.label)),
			interactive: false,
			keyboard: false,
			zIndexOffset: -1000
		}).addTo(this.#aroundOrigin);
	}
}

function sameCircle(a: MapSearch, b: MapSearch): boolean {
	return (
		a.radiusMetres === b.radiusMetres &&
		a.origin?.latitude === b.origin?.latitude &&
		a.origin?.longitude === b.origin?.longitude
	);
}
