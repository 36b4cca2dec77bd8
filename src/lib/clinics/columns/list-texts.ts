import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Phone } from '#lib/clinics/record/contact/phone.ts';

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

/** The texts of one clinic. */
export interface ListText {
	id: string;
	name: string;
	unit: string | null;
	/** null: withheld. "Call for the address". */
	street: string | null;
	city: string;
	state: string;
	zip: string;
	phone: Phone | null;
}

/**
 * The texts of clinic `index`.
 *
 * @throws RangeError when these texts don't hold it
 */
export function textAt(texts: ListTexts, index: number): ListText {
	const i = index - texts.first;
	if (!holdsText(texts, index)) {
		throw new RangeError(
			`No texts of clinic ${index}: only ${texts.first} to ${texts.first + texts.id.length - 1}.`
		);
	}
	const number = texts.phone[i];
	const extension = texts.extension[i];
	return {
		id: texts.id[i],
		name: texts.name[i],
		unit: texts.unit[i],
		street: texts.street[i],
		city: texts.city[i],
		state: texts.state[i],
		zip: texts.zip[i],
		phone: number === null ? null : extension === null ? { number } : { number, extension }
	};
}

/** Whether these texts hold clinic `index`. */
function holdsText(texts: ListTexts, index: number): boolean {
	return index >= texts.first && index < texts.first + texts.id.length;
}
