import type { Areas } from '#lib/access/people/areas.ts';
import type { Point } from '#lib/geo/point.ts';

/** A tract of a made-up nation. */
export interface Tract {
	at: Point;
	population: number;
	/** Its county's code; the first two digits are one of the states below. */
	county: string;
}

const STATES: Record<string, string> = { '01': 'AL', '48': 'TX', '72': 'PR' };

/** Columns over tracts, grouped by county; a county is named by its code, and lies at its first tract. */
export function areasOf(tracts: readonly Tract[]): Areas {
	const sorted = tracts.toSorted((a, b) =>
		a.county < b.county ? -1 : a.county > b.county ? 1 : 0
	);
	const codes = [...new Set(sorted.map(({ county }) => county))];
	return {
		count: sorted.length,
		latitude: Float64Array.from(sorted, ({ at }) => at.latitude),
		longitude: Float64Array.from(sorted, ({ at }) => at.longitude),
		population: Uint32Array.from(sorted, ({ population }) => population),
		county: Uint16Array.from(sorted, ({ county }) => codes.indexOf(county)),
		counties: codes.map((code) => {
			const own = sorted.filter(({ county }) => county === code);
			const first = sorted.indexOf(own[0]);
			return {
				code,
				name: code,
				state: STATES[code.slice(0, 2)],
				...own[0].at,
				population: own.reduce((sum, { population }) => sum + population, 0),
				first,
				end: first + own.length
			};
		})
	};
}
