import L from 'leaflet';
import type { FetchSource } from 'pmtiles';
import { leafletLayer, PmtilesSource } from 'protomaps-leaflet';
import { parseAttribution, type CreditPart } from './attribution.ts';
import { labelRules, paintRules } from './basemap-rules.svelte.ts';
import { carefulSource } from './careful-source.ts';
import { PALETTES, type Theme } from './palette.ts';

/** An archive that could be opened. */
export interface Basemap {
	archive: PmtilesSource['p'];
	maxZoom: number;
	credits: CreditPart[];
}

/** The closest zoom of our own archive stretched: closer, the map would show nothing new. */
const STRETCH = 3;

/** The closest zoom a basemap is worth looking at. */
export const closestZoom = ({ maxZoom }: Basemap) => Math.min(18, maxZoom + 1 + STRETCH);

/**
 * Opens a PMTiles archive by HTTP ranges.
 *
 * @throws when it is absent, unreadable or not vector tiles
 */
export async function openBasemap(url: string): Promise<Basemap> {
	// By the layer's own reader of archives, so that the page carries one and not two.
	const { p: archive } = new PmtilesSource(url, true);
	archive.source = carefulSource(archive.source as FetchSource);
	const header = await archive.getHeader();
	if (header.tileType !== 1) throw new Error('The basemap archive does not hold vector tiles.');
	const metadata = (await archive.getMetadata()) as { attribution?: unknown };
	return {
		archive,
		maxZoom: header.maxZoom,
		credits: parseAttribution(String(metadata.attribution ?? ''))
	};
}

/** Part of a basemap: what is painted, or what is written over it. */
export type BasemapPart = 'ground' | 'names';

/**
 * A layer that draws a basemap in our colours, with names in a language where it has them.
 *
 * @param part only this part, so that other layers lie between the two; without it, all
 */
export function basemapLayer(
	basemap: Basemap,
	theme: Theme,
	locale: 'en' | 'es',
	part?: BasemapPart,
	pane = 'tilePane'
): L.GridLayer {
	const colors = PALETTES[theme];
	// The library's Leaflet is the global one, which Leaflet sets when it is imported.
	return leafletLayer({
		url: basemap.archive,
		maxDataZoom: basemap.maxZoom,
		attribution: '',
		lang: locale,
		pane,
		backgroundColor: part === 'names' ? undefined : colors.water,
		paintRules: part === 'names' ? [] : paintRules(colors),
		labelRules: part === 'ground' ? [] : labelRules(colors, locale),
		devicePixelRatio: Math.min(2, window.devicePixelRatio),
		tasks: [fontsReady()]
	}) as unknown as L.GridLayer;
}

/** Street tiles of OpenStreetMap, which asks to be told the site they are used on. */
export function streetLayer(): L.TileLayer {
	return L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png', {
		maxZoom: 19,
		referrerPolicy: 'strict-origin',
		className: 'street-tiles'
	});
}

/** Canvas text drawn before its font is there stays in the fallback font. */
async function fontsReady() {
	await Promise.all(
		[400, 600].map((weight) =>
			document.fonts.load(`${weight} 12px 'Atkinson Hyperlegible Next Variable'`)
		)
	);
	return { status: 'fulfilled', reason: new Error() };
}
