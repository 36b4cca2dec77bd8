import type { MarkerShape } from './map-clinic.ts';

/** One surface or line of a glyph, on a square of 18 units. */
export interface GlyphPart {
	d: string;
	/** How wide the line is; absent: the path is a surface, with holes where its rings overlap. */
	line?: number;
	dash?: string;
}

/** A picture in one colour. It shows on any ground, and in forced colours. */
export interface Glyph {
	/** What the picture covers, to be laid under it. */
	outline: string;
	parts: readonly GlyphPart[];
}

const circle = (r: number) => `M9 ${9 - r}a${r} ${r} 0 1 1 0 ${2 * r}a${r} ${r} 0 1 1 0 ${-2 * r}Z`;
const CHECK = 'M7.8 13 4 9.2l1.5-1.5 2.3 2.3 4.7-4.7L14 6.8Z';
const PLUS = 'M8 5h2v3h3v2h-3v3H8v-3H5V8h3Z';
const OCTAGON = 'M5.7 1.2h6.6l4.5 4.5v6.6l-4.5 4.5H5.7l-4.5-4.5V5.7Z';
const SQUARE = 'M3 1h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z';
const DIAMOND = 'M9 2.5 15.5 9 9 15.5 2.5 9Z';

/** The shapes of the verdicts, the same on the map and in the list. Told apart without colour. */
export const GLYPHS: Record<MarkerShape, Glyph> = {
	confirmed: { outline: circle(8), parts: [{ d: circle(8) + CHECK }] },
	stated: { outline: circle(8), parts: [{ d: circle(8) }] },
	accepts_payer: {
		outline: circle(7),
		parts: [{ d: circle(7), line: 2 }, { d: 'M9 2a7 7 0 0 0 0 14Z' }]
	},
	not_accepted: {
		outline: OCTAGON,
		parts: [
			{ d: OCTAGON, line: 1.6 },
			{ d: 'm6 6 6 6m0-6-6 6', line: 2 }
		]
	},
	unknown: {
		outline: SQUARE,
		parts: [
			{ d: SQUARE, line: 1.5, dash: '3 2' },
			{ d: 'M6.6 6.8a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.6m0 2v1', line: 1.7 }
		]
	},
	none: { outline: circle(8), parts: [{ d: circle(8) + PLUS }] },
	referral: { outline: DIAMOND, parts: [{ d: DIAMOND, line: 1.8 }] }
};

/** The shapes in the order of the legend. */
export const SHAPES = Object.keys(GLYPHS) as MarkerShape[];

/** The square a marker is drawn on, with room for the halo around the glyph. */
export const MARKER_BOX = '-7 -7 32 32';

/** The paths of a marker's picture from the bottom up, as attributes. Colours go by the class. */
export function markerPaths(
	shape: MarkerShape,
	approximate: boolean
): Record<string, string | number | undefined>[] {
	const { outline, parts } = GLYPHS[shape];
	return [
		...(approximate ? [{ class: 'halo', d: circle(13.5), 'stroke-dasharray': '3.5 3' }] : []),
		{ class: 'rim', d: outline },
		// Over the inner half of the rim.
		{ class: 'ground', d: outline },
		...parts.map(({ d, line, dash }) =>
			line === undefined
				? { class: 'surface', d, 'fill-rule': 'evenodd' }
				: { class: 'line', d, 'stroke-width': line, 'stroke-dasharray': dash }
		)
	];
}
