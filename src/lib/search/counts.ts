import type { Columns } from '#lib/clinics/columns/columns.ts';
import { plainCounts } from '#lib/coverage/filters/plain-counts.ts';
import { treatmentCounts } from '#lib/coverage/filters/treatment-counts.ts';
import { haversine } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { RADII, type SearchQuery } from './query.ts';
import type { Counts } from './result.ts';

/** That a clinic lies too far, beside the filters it fails. */
const TOO_FAR = 1 << 31;

/**
 * Counts per option over the clinics with a treatment, in one pass. A clinic that fails one filter
 * counts for that filter's options only; one that fails two counts for none.
 *
 * @param today ISO date
 */
export function countOptions(
	columns: Columns,
	query: SearchQuery,
	today: string
): Omit<Counts, 'referrals'> {
	const plain = plainCounts(columns, query);
	const treatments = treatmentCounts(columns, query, today);
	const radii = radiiWith(query.radius);
	const limits = radii.map((radius) => (radius ?? Infinity) * METRES_PER_MILE);
	const limit = (query.radius ?? Infinity) * METRES_PER_MILE;
	const byRadius = new Uint32Array(radii.length);

	for (let i = 0; i < columns.treatmentCount; i++) {
		let failed = plain.failures(i);
		if (isSeveral(failed)) continue;
		const metres = metresTo(columns, i, query);
		if (metres > limit) failed |= TOO_FAR;
		if (isSeveral(failed)) continue;
		if (treatments.pass(i)) {
			plain.add(i, failed);
			if ((failed & ~TOO_FAR) === 0) {
				for (let n = 0; n < limits.length; n++) byRadius[n] += Number(metres <= limits[n]);
			}
		}
		if (failed === 0) treatments.add(i);
	}
	return {
		...plain.counts(),
		...treatments.counts(),
		radius: radii.map((radius, n) => ({ radius, total: byRadius[n] }))
	};
}

/** Metres from the searched place to clinic `i`; 0 when there is no place. */
function metresTo({ latitude, longitude }: Columns, i: number, { place }: SearchQuery): number {
	if (!place) return 0;
	return haversine(place.latitude, place.longitude, latitude[i], longitude[i]);
}

/** The radii to pick from, and the chosen one; ascending, any distance last. */
function radiiWith(chosen: number | null): (number | null)[] {
	const rest = RADII.filter((radius) => radius !== chosen);
	return [...rest, chosen].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
}

const isSeveral = (failed: number): boolean => (failed & (failed - 1)) !== 0;
