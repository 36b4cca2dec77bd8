import type { Phone } from '#lib/clinics/record/contact/phone.ts';

/** A place as one edition of a source lists it. */
export interface Row {
	/** Year of the edition. */
	edition: number;
	/** In the file, the header being 1. */
	row: number;
	name: string;
	/** Second line of the name: the site, or the organisation it belongs to. */
	site?: string;
	/** null: withheld. */
	street: string | null;
	/** Suite, building or floor. */
	unit?: string;
	city: string;
	state: string;
	zip: string;
	phone?: Phone;
	intakePhones: Phone[];
}

/** Something about one row that a person should know. */
export interface RowNote {
	edition: number;
	row: number;
	/** Who it is about, as far as the row says. */
	name: string;
	reason: string;
}
