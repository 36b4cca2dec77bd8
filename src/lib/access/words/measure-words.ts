import { DECAYING, SCALE, type AccessQuery, type DecayName } from '#lib/access/question/query.ts';
import { milesInWords } from '#lib/geo/distance-in-words.ts';
import type { Unit } from '#lib/geo/units.ts';
import { m } from '#lib/paraglide/messages.js';

/** How much a clinic counts by its distance, with the numbers of `fallOffOf`; null: the distance is all. */
export function weightsInWords({
	measure,
	miles,
	decay,
	unit
}: Pick<AccessQuery, 'measure' | 'miles' | 'decay' | 'unit'>): string | null {
	if (SCALE[measure] !== 'score') return null;
	const at = (share: number) => milesInWords(miles * share, unit);
	if (measure === '3sfca') {
		return m.access_weights_3sfca({
			first: at(1 / 6),
			second: at(1 / 3),
			third: at(1 / 2),
			far: at(1)
		});
	}
	return DECAYING.includes(measure)
		? WEIGHTS[decay](at, unit)
		: m.access_weights_whole({ far: at(1) });
}

const WEIGHTS: Record<DecayName, (at: (share: number) => string, unit: Unit) => string> = {
	luo_qi: (at) => m.access_weights_luo_qi({ near: at(1 / 3), middle: at(2 / 3), far: at(1) }),
	starts: (at, unit) =>
		m.access_weights_starts({
			step: milesInWords(10, unit),
			last: milesInWords(50, unit),
			far: at(1)
		}),
	exponential: (at) => m.access_weights_exponential({ far: at(1) }),
	gaussian: (at) => m.access_weights_gaussian({ far: at(1) }),
	linear: (at) => m.access_weights_linear({ far: at(1) }),
	power: (at) => m.access_weights_power({ far: at(1) })
};
