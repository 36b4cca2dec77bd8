import type { Point } from '#lib/geo/point.ts';

/**
 * How exact a place's point is, best first for its kind:
 * - `point`: coordinates given by the person or their device;
 * - `zip_area`: the centre of the ZIP's Census area (ZCTA);
 * - `zip_fallback`: a ZIP without a Census area (PO boxes, a single building), placed by a less
 *   reliable table;
 * - `town`: one point in the middle of a town.
 */
export type PlacePrecision = 'zip_area' | 'zip_fallback' | 'town' | 'point';

/** Where a search starts from. */
export interface Place extends Point {
	kind: 'zip' | 'town' | 'point';
	/** Canonical text that resolves to the same place again: "85004", "Springfield, IL", "33.448,-112.074". */
	text: string;
	/** English label, as in "ZIP 85004 (Phoenix, AZ)"; the parts below let another language word its own. */
	label: string;
	/** Five digits; only for ZIPs. */
	zip?: string;
	/** Town, or the post office town of a ZIP. Absent where not known. */
	name?: string;
	/** Postal code of the state or territory: "AZ", "PR". */
	state?: string;
	/** "Floyd County": only where two towns of one state share a name and neither is the obvious one. */
	county?: string;
	precision: PlacePrecision;
	/** The device said that the person is there. Not kept in an address, which others may open. */
	device?: true;
}

/** Why a text cannot be a place, whatever the tables know. */
export type MalformedReason =
	'empty' | 'short_zip' | 'long_zip' | 'out_of_range' | 'military_zip' | 'not_a_place';

/** What a typed text turned out to mean. */
export type Resolution =
	| { kind: 'found'; place: Place }
	/** Several places have this name: the largest first. */
	| { kind: 'choose'; places: Place[] }
	/** Well formed, but not in our tables; `suggestions` are near spellings or near ZIPs, best first. */
	| { kind: 'unknown'; input: 'zip' | 'town'; suggestions: Place[] }
	| { kind: 'malformed'; reason: MalformedReason };
