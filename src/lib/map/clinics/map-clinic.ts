/**
 * What a marker's shape says about the chosen insurance. `none`: no insurance was asked about.
 * `referral`: a facility that is not listed for the treatment, to ask for a referral.
 */
export type MarkerShape =
	'confirmed' | 'stated' | 'accepts_payer' | 'not_accepted' | 'unknown' | 'none' | 'referral';

/** A clinic as the map draws it. Degrees, WGS 84. */
export interface MapClinic {
	id: string;
	name: string;
	latitude: number;
	longitude: number;
	/** `zip`: only the middle of its ZIP code is known, drawn as approximate. */
	precision: 'address' | 'zip';
	shape: MarkerShape;
	/** Text for a screen reader and the popup: name, verdict in words, distance. */
	label: string;
	/** Address of the clinic's page. */
	href: string;
}

/** Where the search starts. */
export interface MapOrigin {
	latitude: number;
	longitude: number;
	label: string;
}
