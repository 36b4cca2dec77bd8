import type { Clinic, Phone } from './clinic.ts';
import type { Columns } from './columns.ts';
import type { ListTexts } from './list-texts.ts';
import type { Provenance } from './provenance.ts';
import type { FacilityKind, Route, Setting } from './vocabulary.ts';

/** What a list says of a clinic, read from the columns and texts. */
export interface ClinicCard {
	/** Its place in the columns. */
	index: number;
	id: string;
	name: string;
	unit: string | null;
	/** null: withheld. "Call for the address". */
	street: string | null;
	city: string;
	state: string;
	zip: string;
	phone: Phone | null;
	latitude: number;
	longitude: number;
	precision: Clinic['position']['precision'];
	kind: FacilityKind;
	/** Empty: a place to ask for a referral. */
	services: { route: Route; setting: Setting; provenance: Provenance }[];
	/** Routes of the services, each once, in the order of ROUTES. */
	routes: Route[];
	/** Absent payers: not reported. */
	payers: Clinic['payers'];
	/** Where the payers come from; null when nothing is reported. */
	payersProvenance: Provenance | null;
	assistance: Clinic['assistance'];
	ages: Clinic['ages'];
	languages: Clinic['languages'];
	/** null: not reported. */
	telehealthTherapy: boolean | null;
	/** null: not reported. */
	acceptingNewPatients: boolean | null;
	implausible: boolean;
	editions: Clinic['editions'];
}

/**
 * The card of clinic `index`.
 *
 * @param texts the texts that hold this clinic: of the treatment clinics or of the referral places
 * @throws RangeError when the texts don't hold it
 */
export declare function cardAt(columns: Columns, texts: ListTexts, index: number): ClinicCard;
