import type { Positions } from './areas.ts';

/**
 * The clinics that count and stand exactly where one that was pressed does, that one first: those at
 * the middle of one ZIP area, or in one house.
 */
export function sameSpot(
	{ latitude, longitude }: Positions,
	open: Uint8Array,
	pressed: number
): number[] {
	const others = [...open.keys()].filter(
		(i) =>
			i !== pressed &&
			open[i] === 1 &&
			latitude[i] === latitude[pressed] &&
			longitude[i] === longitude[pressed]
	);
	return [pressed, ...others];
}
