import type { DrawnClinic } from '#lib/access/reach/drawn-clinic.ts';
import { escapeXml } from '#lib/format/escape-xml.ts';
import type { Point } from '#lib/geo/point.ts';

/** Where a place is in the drawing; null: not in it. */
export type PlaceAt = (point: Point) => readonly [x: number, y: number] | null;

interface MarkColors {
	ground: string;
	ink: string;
}

type At = readonly [x: number, y: number];

/** Diameters of a clinic's dot, of the ground around it, and of the hole of one that is approximate. */
const [DOT, RING, HOLE] = [5, 6.5, 2.6];
/** Radius of the disc that bears the number of an added clinic. */
const PIN = 8;

const number = (value: number) => String(Math.round(value * 10) / 10);

/** Clinics, closed ones crossed; then the added ones with their numbers, above all others. */
export function clinicMarks(
	clinics: readonly DrawnClinic[],
	added: readonly Point[],
	placeAt: PlaceAt,
	colors: MarkColors
): string[] {
	const placed = (some: readonly DrawnClinic[]) =>
		some.map(placeAt).filter((at): at is At => at !== null);
	const open = clinics.filter(({ closed }) => !closed);
	const pins = added.map(placeAt);
	return [
		...dots(placed(open.filter(({ approximate }) => !approximate)), false, colors),
		...dots(placed(open.filter(({ approximate }) => approximate)), true, colors),
		...crosses(placed(clinics.filter(({ closed }) => closed)), colors),
		...pins.flatMap((at, i) => (at ? [pin(at, i + 1, colors)] : []))
	];
}

/** One mark of each kind, for the legend. */
export const dotMark = (at: At, isHollow: boolean, colors: MarkColors) =>
	dots([at], isHollow, colors).join('');
export const crossMark = (at: At, colors: MarkColors) => crosses([at], colors).join('');

/** An added clinic, by its number. */
export function pin([x, y]: At, name: number, colors: MarkColors): string {
	const [ink, ground] = [escapeXml(colors.ink), escapeXml(colors.ground)];
	return (
		`<circle cx="${number(x)}" cy="${number(y)}" r="${PIN}" fill="${ink}" stroke="${ground}" stroke-width="1.5"/>` +
		`<text x="${number(x)}" y="${number(y + 3.8)}" font-size="11" font-weight="bold" text-anchor="middle" fill="${ground}">${name}</text>`
	);
}

/** Dots as lines of no length with round ends: thousands of clinics take little room. */
function dots(places: readonly At[], isHollow: boolean, { ground, ink }: MarkColors): string[] {
	const data = pathOf(places, 'h0');
	if (data === '') return [];
	const layer = (color: string, width: number) =>
		`<path d="${data}" fill="none" stroke="${escapeXml(color)}" stroke-width="${width}" stroke-linecap="round"/>`;
	return [layer(ground, RING), layer(ink, DOT), ...(isHollow ? [layer(ground, HOLE)] : [])];
}

function crosses(places: readonly At[], { ground, ink }: MarkColors): string[] {
	const data = pathOf(
		places.map(([x, y]): At => [x - 3, y - 3]),
		'l6 6m0-6l-6 6'
	);
	if (data === '') return [];
	return [ground, ink].map(
		(color, i) =>
			`<path d="${data}" fill="none" stroke="${escapeXml(color)}" stroke-width="${i === 0 ? 4 : 2}" stroke-linecap="round"/>`
	);
}

/** The same steps from each place; from each once. */
const pathOf = (places: readonly At[], steps: string): string =>
	[...new Set(places.map(([x, y]) => `M${number(x)} ${number(y)}${steps}`))].join('');
