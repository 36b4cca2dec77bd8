import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { distance, isPoint, type Point } from '#lib/geo/point.ts';
import { isNearZip, roundedPoint } from '#lib/places/near-zip.ts';
import type { Row } from './row.ts';
import { MINOR_WORDS, streetKey } from '#lib/clinics/matching/street.ts';

/** Address points come from OpenStreetMap, as geocoded in 2022. */
export const GEOCODED: Provenance = {
	source: 'directory_import',
	level: 'reported',
	edition: 'osm-2022',
	checkedAt: null
};

/** A row of a geocode file: "205 Academy Drive Andalusia AL 36420" and its point. */
export interface GeocodeRow extends Point {
	address: string;
}

/** Where an address is. */
export interface Placed {
	position: Clinic['position'];
	/** Set where the point is not the directory's own ZIP. */
	source?: Provenance;
}

/** A ZIP, its point, and the town and state its post office names. */
export interface ZipPlace extends Point {
	zip: string;
	name?: string;
	state?: string;
}

export interface Positions {
	/** Where a place is: its address point, else its ZIP's; undefined when neither is known. */
	place(it: Pick<Row, 'street' | 'city' | 'state' | 'zip'>): Placed | undefined;
	/** The centre of a ZIP; undefined: no table has it. */
	centreOf(zip: string): Point | undefined;
	/** Address points left out because they lie too far from their ZIP and its town. */
	doubted: GeocodeRow[];
}

interface Geocode extends Point {
	words: ReadonlySet<string>;
}

/**
 * Positions from a file of geocoded addresses and a table of ZIPs. A facility that withholds its
 * street gets its ZIP's point, even where an older file knew the street.
 */
export function positions(geocodes: readonly GeocodeRow[], zips: readonly ZipPlace[]): Positions {
	const byZip = new Map(zips.map((it) => [it.zip, it]));
	const byTown = Map.groupBy(zips, townOf);
	const byNumber = new Map<string, Geocode[]>();
	const doubted: GeocodeRow[] = [];
	for (const row of geocodes) {
		const [, text, state, zip] = /^(.+) ([A-Z]{2}) (\d{5})$/.exec(row.address.trim()) ?? [];
		if (!text || !isPoint(row.latitude, row.longitude)) continue;
		const centre = byZip.get(zip);
		if (
			centre &&
			![centre, ...(byTown.get(townOf(centre)) ?? [])].some((it) => isNearZip(row, it))
		) {
			doubted.push(row);
			continue;
		}
		const words = streetKey(text).split(' ');
		const key = `${words[0]} ${state} ${zip}`;
		byNumber.set(key, [...(byNumber.get(key) ?? []), { ...row, words: new Set(words) }]);
	}
	return {
		doubted,
		centreOf: (zip) => byZip.get(zip),
		place({ street, city, state, zip }) {
			if (street !== null) {
				const words = streetKey(`${streetKey(street)} ${city}`).split(' ');
				const point = match(new Set(words), byNumber.get(`${words[0]} ${state} ${zip}`) ?? []);
				if (point) return { position: { ...point, precision: 'address' }, source: GEOCODED };
			}
			// A ZIP in neither table: where its town is, by the town's first ZIP.
			const centre = byZip.get(zip) ?? byTown.get(`${city}, ${state}`)?.[0];
			if (!centre) return undefined;
			return { position: { ...roundedPoint(centre), precision: 'zip' } };
		}
	};
}

/**
 * The point of the geocode with the same words (in any order), else of those that only leave out a
 * direction or a type of street ("2200 East Matthews" for "2200 East Matthews Avenue"). Undefined
 * when none, or when the best are more than 2 km apart: then which is right can't be told.
 */
function match(words: ReadonlySet<string>, candidates: readonly Geocode[]): Point | undefined {
	const same = candidates.filter((it) => it.words.symmetricDifference(words).size === 0);
	const near = candidates.filter((it) => {
		const [more, less] = [it.words.difference(words), words.difference(it.words)];
		return more.size === 0 ? onlyMinor(less) : less.size === 0 && onlyMinor(more);
	});
	const best = same.length > 0 ? same : near;
	if (best.some((it) => distance(it, best[0]) > 2000)) return undefined;
	return best[0] && roundedPoint(best[0]);
}

const onlyMinor = (words: ReadonlySet<string>) => [...words].every((word) => MINOR_WORDS.has(word));
const townOf = ({ zip, name, state }: ZipPlace) => (name ? `${name}, ${state}` : zip);
