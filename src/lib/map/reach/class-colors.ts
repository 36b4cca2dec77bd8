import { PALETTES, type Theme } from '#lib/map/base/palette.ts';

/** What the classes are of: a distance, from near to far, or a score, from good to none. */
export type ClassScale = 'distance' | 'score';

/** The class of an area that nothing is known of. */
export const NO_CLASS = 255;

/**
 * Colours of the classes, from near or good to far or none, for at most six. Each ramp goes one way
 * in lightness, away from the land under it, and so can be told apart without seeing hues.
 */
export const CLASS_COLORS: Record<Theme, Record<ClassScale, readonly string[]>> = {
	light: {
		distance: ['#fce6a6', '#f7ba62', '#e78a44', '#c3503a', '#8f2546', '#4f0f40'],
		score: ['#dfe6f8', '#b3c3eb', '#879dda', '#6274bd', '#464795', '#281f60']
	},
	dark: {
		distance: ['#453566', '#8a4677', '#c65f6b', '#e88a50', '#f4bd62', '#fdf3c4'],
		score: ['#2f4468', '#44649a', '#5f86c4', '#86a8de', '#b4cbf0', '#eaf3ff']
	}
};

/** How opaque the counties lie over the basemap. */
export const CLASS_OPACITY = 0.75;

/** The classes' colours as they are seen on the map, where the land shines through: for legends. */
export const shownColors = (scale: ClassScale, theme: Theme): string[] =>
	CLASS_COLORS[theme][scale].map((color) => mix(PALETTES[theme].land, color, CLASS_OPACITY));

/** Stripes over an area that nothing is known of. */
export const NO_CLASS_COLOR: Record<Theme, string> = { light: '#8d9491', dark: '#6c7875' };

/** Borders over the classes. */
export const EDGE_COLOR: Record<Theme, string> = { light: '#33403d', dark: '#0a1110' };

/** The ring around a dot: those of near classes are hardly lighter or darker than what is under them. */
export const DOT_RING: Record<Theme, string> = { light: '#33403d', dark: '#e6eeeb' };

/** Clinics over the classes, and the ring around them. */
export const CLINIC_COLORS: Record<Theme, { fill: string; ring: string }> = {
	light: { fill: '#07464a', ring: '#ffffff' },
	dark: { fill: '#8ff0ec', ring: '#06181a' }
};

/** Red, green and blue of "#rrggbb", 0 to 255. */
export function channels(color: string): [number, number, number] {
	const value = Number.parseInt(color.slice(1), 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** One colour laid over another, `share` of it: 0 is the one below, 1 the one above. */
export function mix(below: string, above: string, share: number): string {
	const over = channels(above);
	const mixed = channels(below).map((one, i) => Math.round(one + (over[i] - one) * share));
	return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}
