import type { Edition, ListedBy } from '#lib/clinics/record/editions.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { CoverageRow } from '#lib/clinics/record/service.ts';
import { PAYERS, type Payer } from '#lib/clinics/record/vocabulary.ts';
import type { FactWords } from './fact-words.ts';

/** Steps of a degree that positions are kept to: about a metre. */
export const STEPS_PER_DEGREE = 1e5;

/**
 * The directory as columns: what a search and its list need of every clinic, in the browser and on
 * the server alike. A clinic is a number, its place in every column.
 *
 * Clinics with a treatment come first, so that places to ask for a referral can be left alone;
 * within each part they are ordered by state, ZIP, name and id, which settles ties and keeps
 * neighbours together.
 */
export interface Columns extends FactWords {
	/** Number of clinics. */
	count: number;
	/** Clinics 0 to `treatmentCount` − 1 offer a treatment; the rest are referral places. */
	treatmentCount: number;
	/** Degrees, to 1e-5 (about a metre). */
	latitude: Float64Array;
	longitude: Float64Array;
	/** Place in `listings` of the directories that list it. */
	listedBy: Uint32Array;
	/** Place in `provenances` of what is said of payers, plus 1; 0: nothing is said. */
	payersProvenance: Uint32Array;
	/** By `payerKey`: where what is said of one payer comes from, if from elsewhere. */
	payerProvenance: ReadonlyMap<number, Provenance>;
	/** Different sources, trusts and dates, each once. */
	provenances: Provenance[];
	/** Different lists of editions that list a clinic, each once: few, among thousands of clinics. */
	listings: ListedBy[];
	/** Every edition that lists any of the clinics. */
	editions: Edition[];
	services: ServiceColumns;
	coverage: CoverageColumns;
}

/** One number for a payer at clinic `i`. */
export const payerKey = (i: number, payer: Payer): number =>
	i * PAYERS.length + PAYERS.indexOf(payer);

/** Treatments, in the order of clinics. Those of clinic i are `start[i]` to `start[i + 1]` − 1. */
export interface ServiceColumns {
	/** Length: `treatmentCount` + 1. */
	start: Uint32Array;
	/** Place in ROUTES. */
	route: Uint8Array;
	/** Place in SETTINGS. */
	setting: Uint8Array;
	/** Place in `provenances`. */
	provenance: Uint32Array;
}

/** What is known of a route and a payer; few clinics have any. Those of clinic i as above. */
export interface CoverageColumns {
	/** Length: `treatmentCount` + 1. */
	start: Uint32Array;
	/** Place in ROUTES. */
	route: Uint8Array;
	row: CoverageRow[];
}
