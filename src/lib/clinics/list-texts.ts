import type { Clinic } from './clinic.ts';

/**
 * Texts of the clinics `first` to `first` + n − 1, a column each: fetched apart from the columns,
 * and those of referral places only when someone asks for them. null: none.
 */
export interface ListTexts {
	first: number;
	id: string[];
	name: string[];
	unit: (string | null)[];
	street: (string | null)[];
	city: string[];
	state: string[];
	zip: string[];
	/** E.164. */
	phone: (string | null)[];
	extension: (string | null)[];
}

/** The texts of the clinics `first` to `end` − 1, as the directory orders them. */
export function listTexts(clinics: readonly Clinic[], first: number, end: number): ListTexts {
	const part = clinics.slice(first, end);
	return {
		first,
		id: part.map((it) => it.id),
		name: part.map((it) => it.name),
		unit: part.map((it) => it.unit ?? null),
		street: part.map((it) => it.address.street),
		city: part.map((it) => it.address.city),
		state: part.map((it) => it.address.state),
		zip: part.map((it) => it.address.zip),
		phone: part.map((it) => it.phone?.number ?? null),
		extension: part.map((it) => it.phone?.extension ?? null)
	};
}
