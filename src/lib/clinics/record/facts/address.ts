import { m } from '#lib/paraglide/messages.js';
import { asWritten, membersOf, type Json } from '../json.ts';
import type { Infer, Zod } from '../zod.ts';
import type { PlainFact } from './fact.ts';

const schema = (z: Zod) =>
	z.strictObject({
		/** null: withheld by the facility. "Call for the address". */
		street: z.string().min(1).nullable(),
		/** Suite, building or floor. */
		unit: z.string().min(1).optional(),
		city: z.string().min(1),
		state: z.string().regex(/^[A-Z]{2}$/),
		zip: z.string().regex(/^\d{5}$/)
	});
export type Address = Infer<typeof schema>;

/** Where the door is. */
export const address = {
	schema,
	vouchedBy: { phrase: m.clinic_fact_address },
	imported: true,
	label: m.clinic_address,
	inWords,
	page: 'apart',
	// Each other way to write it leads elsewhere: it is no mere spelling.
	risk: 'normal',
	section: 'address',
	columns: [
		{ name: 'street', label: m.update_street, example: '1520 East Main Street' },
		{ name: 'street-withheld', label: m.update_street_withheld, accepts: { kind: 'tick' } },
		{ name: 'suite', label: m.update_suite, example: 'Suite 4' },
		{ name: 'city', label: m.update_city, example: 'Mesa' },
		{ name: 'state', label: m.update_state, example: 'AZ' },
		{ name: 'zip', label: m.update_zip, example: '85203' }
	]
} satisfies PlainFact;

/**
 * A postal address, a line each: "1520 E Main St, Suite 4", "Phoenix, AZ 85004". A withheld street
 * leaves only the town.
 */
export function addressLines({ street, unit, city, state, zip }: Address): string[] {
	const town = `${city}, ${state} ${zip}`;
	return street === null ? [town] : [[street, unit].filter(Boolean).join(', '), town];
}

function inWords(value: Json): string {
	const { street, unit, city, state, zip } = membersOf(value);
	if (typeof city !== 'string' || typeof state !== 'string' || typeof zip !== 'string') {
		return asWritten(value);
	}
	const known = {
		street: typeof street === 'string' ? street : null,
		...(typeof unit === 'string' && { unit }),
		...{ city, state, zip }
	};
	const lines = addressLines(known).join(', ');
	return known.street === null ? m.field_street_withheld({ town: lines }) : lines;
}
