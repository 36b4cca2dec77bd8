import type { Point } from '#lib/geo/point.ts';

/** Land that a road crosses from end to end: an island, or the 48 states. */
interface Land {
	name: string;
	south: number;
	north: number;
	west: number;
	east: number;
}

/** Boxes around what lies apart; what is in none of them is the mainland. In degrees. */
const APART: readonly Land[] = [
	{ name: 'alaska', south: 51, north: 72, west: -180, east: -129.9 },
	{ name: 'aleutians', south: 51, north: 72, west: 172, east: 180 },
	{ name: 'kauai', south: 21.7, north: 22.4, west: -160.4, east: -159.1 },
	{ name: 'oahu', south: 21.2, north: 21.8, west: -158.4, east: -157.55 },
	{ name: 'molokai', south: 21.03, north: 21.3, west: -157.4, east: -156.68 },
	{ name: 'lanai', south: 20.7, north: 20.97, west: -157.1, east: -156.78 },
	{ name: 'maui', south: 20.5, north: 21.1, west: -156.72, east: -155.9 },
	{ name: 'hawaii', south: 18.8, north: 20.4, west: -156.2, east: -154.7 },
	{ name: 'puerto_rico', south: 17.85, north: 18.6, west: -67.4, east: -65.57 },
	{ name: 'mona', south: 17.9, north: 18.2, west: -68, east: -67.8 },
	{ name: 'vieques', south: 18.05, north: 18.2, west: -65.6, east: -65.2 },
	{ name: 'culebra', south: 18.25, north: 18.4, west: -65.4, east: -65.2 },
	{ name: 'virgin_islands', south: 17.6, north: 18.5, west: -65.15, east: -64.5 },
	{ name: 'pacific_west', south: 12, north: 21, west: 144, east: 147 },
	{ name: 'samoa', south: -15, north: -10, west: -172, east: -168 }
];

/** In these, that there is land between two places says nothing of a road. */
const WITHOUT_ROADS: readonly string[] = ['alaska', 'aleutians', 'virgin_islands', 'pacific_west'];

/** These are territories that nobody's numbers are known of. */
export const WITHOUT_NUMBERS: readonly string[] = ['virgin_islands', 'pacific_west', 'samoa'];

/** The name of the land that a place is on. */
export const landAt = ({ latitude, longitude }: Point): string =>
	APART.find(
		({ south, north, west, east }) =>
			latitude >= south && latitude <= north && longitude >= west && longitude <= east
	)?.name ?? 'mainland';

/**
 * Whether someone can drive from one place to the other within the country: not across the sea, and
 * not through Canada. null: nobody knows, as within Alaska, where many towns have no road out.
 */
export function roadLeads(from: Point, to: Point): boolean | null {
	const land = landAt(from);
	if (land !== landAt(to)) return false;
	return WITHOUT_ROADS.includes(land) ? null : true;
}
