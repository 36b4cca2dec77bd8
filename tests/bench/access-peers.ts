import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { Areas, Positions } from '#lib/access/people/areas.ts';
import type { Zone } from '#lib/access/reach/fall-off.ts';
import type { Nearest } from '#lib/access/reach/nearest.ts';
import { circleBoxes } from '#lib/geo/circle-box.ts';
import { haversine } from '#lib/geo/point.ts';

/** A tree over positions, as kdbush makes it. */
export function kdbush({ latitude, longitude }: Positions): KDBush {
	const tree = new KDBush(latitude.length);
	latitude.forEach((_, i) => tree.add(longitude[i], latitude[i]));
	return tree.finish();
}

/** geokdbush's nearest open clinic, tract by tract. */
export function nearestByGeokdbush(
	tracts: Positions,
	clinics: Positions,
	tree: KDBush,
	open: Uint8Array,
	out: Nearest
): Nearest {
	const isOpen = (i: number) => open[i] === 1;
	for (let row = 0; row < tracts.latitude.length; row++) {
		const [latitude, longitude] = [tracts.latitude[row], tracts.longitude[row]];
		const [i = -1] = around(tree, longitude, latitude, 1, Infinity, isOpen);
		out.clinic[row] = i;
		out.metres[row] =
			i < 0 ? Infinity : haversine(latitude, longitude, clinics.latitude[i], clinics.longitude[i]);
	}
	return out;
}

/** E2SFCA: for each open clinic, over the tracts that `candidates` names, both steps at once. */
function e2sfca(
	tracts: Areas,
	clinics: Positions,
	zones: readonly Zone[],
	open: Uint8Array,
	out: Float64Array,
	candidates: (clinic: number) => ArrayLike<number>
): Float64Array {
	out.fill(0);
	for (let j = 0; j < open.length; j++) {
		if (open[j] === 0) continue;
		const rows = candidates(j);
		const reached: { row: number; weight: number }[] = [];
		let demand = 0;
		for (let k = 0; k < rows.length; k++) {
			const row = rows[k];
			const metres = haversine(
				...([tracts.latitude[row], tracts.longitude[row]] as const),
				...([clinics.latitude[j], clinics.longitude[j]] as const)
			);
			const zone = zones.find((one) => metres <= one.metres);
			if (!zone) continue;
			demand += tracts.population[row] * zone.weight;
			reached.push({ row, weight: zone.weight });
		}
		if (demand > 0) for (const { row, weight } of reached) out[row] += weight / demand;
	}
	return out;
}

/** E2SFCA as one would first write it: every tract for every clinic. Supply is 1. */
export function naiveE2sfca(
	tracts: Areas,
	clinics: Positions,
	zones: readonly Zone[],
	open: Uint8Array,
	out: Float64Array
): Float64Array {
	const rows = Uint32Array.from(tracts.population.keys());
	return e2sfca(tracts, clinics, zones, open, out, () => rows);
}

/** E2SFCA over the tracts in a box around each clinic. Supply is 1. */
export function e2sfcaByKdbush(
	tracts: Areas,
	clinics: Positions,
	tree: KDBush,
	zones: readonly Zone[],
	open: Uint8Array,
	out: Float64Array
): Float64Array {
	return e2sfca(tracts, clinics, zones, open, out, (j) => {
		const centre = { latitude: clinics.latitude[j], longitude: clinics.longitude[j] };
		return circleBoxes(centre, zones[zones.length - 1].metres).flatMap((box) =>
			tree.range(box.west, box.south, box.east, box.north)
		);
	});
}
