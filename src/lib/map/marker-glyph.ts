import type { MarkerShape } from './map-clinic.ts';

/**
 * One stroke or surface of a glyph, on a square of 18 units. `body` is filled with the shape's
 * colour, `mark` is cut out of it, `edge` is a line in the shape's colour over the ground.
 */
export interface GlyphPart {
	part: 'body' | 'mark' | 'edge' | 'ground';
	d: string;
	dash?: string;
}

const circle = (r: number) => `M9 ${9 - r}a${r} ${r} 0 1 1 0 ${2 * r}a${r} ${r} 0 1 1 0 ${-2 * r}Z`;
const OCTAGON = 'M5.7 1.2h6.6l4.5 4.5v6.6l-4.5 4.5H5.7l-4.5-4.5V5.7Z';
const SQUARE = 'M3 1h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z';
const DIAMOND = 'M9 2.5 15.5 9 9 15.5 2.5 9Z';

/** The shapes of the verdicts, the same as in the list. Told apart without colour. */
export const GLYPHS: Record<MarkerShape, GlyphPart[]> = {
	confirmed: [
		{ part: 'body', d: circle(8) },
		{ part: 'mark', d: 'm5.2 9.2 2.6 2.6 5-5' }
	],
	stated: [{ part: 'body', d: circle(8) }],
	accepts_payer: [
		{ part: 'ground', d: circle(7) },
		{ part: 'body', d: 'M9 2a7 7 0 0 0 0 14Z' },
		{ part: 'edge', d: circle(7) }
	],
	not_accepted: [
		{ part: 'ground', d: OCTAGON },
		{ part: 'edge', d: OCTAGON },
		{ part: 'edge', d: 'm6 6 6 6m0-6-6 6' }
	],
	unknown: [
		{ part: 'ground', d: SQUARE },
		{ part: 'edge', d: SQUARE, dash: '3 2' },
		{ part: 'edge', d: 'M6.6 6.8a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.6m0 2v1' }
	],
	none: [
		{ part: 'body', d: circle(8) },
		{ part: 'mark', d: 'M9 5v8M5 9h8' }
	],
	referral: [
		{ part: 'ground', d: DIAMOND },
		{ part: 'edge', d: DIAMOND }
	]
};

/** The shapes in the order of the legend. */
export const SHAPES = Object.keys(GLYPHS) as MarkerShape[];
