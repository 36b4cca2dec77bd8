import { pinHref } from '#lib/clinics/record/contact/address.ts';
import { wordFor } from '#lib/clinics/record/facts/answers.ts';
import { plainFact } from '#lib/clinics/record/facts/index.ts';
import { payerInWords, payerLabel } from '#lib/clinics/record/facts/payers.ts';
import {
	coverageLabel,
	rowInWords,
	serviceInWords,
	serviceLabel
} from '#lib/clinics/record/facts/services.ts';
import { partsOf, type Field } from '#lib/clinics/record/fields.ts';
import { membersOf, type Json } from '#lib/clinics/record/json.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a field is, in the language of the page: "Takes Medicaid", "Oral ketamine, at a hospital". */
export function fieldName(field: Field): string {
	const parts = partsOf(field);
	switch (parts.about) {
		case 'listing':
			return m.field_listing();
		case 'plain':
			return plainFact(parts.name).label();
		case 'payer':
			return payerLabel(parts.payer);
		case 'service':
			return serviceLabel(parts);
		case 'coverage':
			return coverageLabel(parts);
	}
}

const listingName = { open: m.field_listing_open, closed: m.field_listing_closed };

/**
 * What a field says, in the language of the page; null: "nothing said". A proposal may hold what no
 * clinic could: what has not its field's shape is shown as it was written.
 */
export function valueInWords(field: Field, value: Json): string {
	if (value === null) return m.field_nothing();
	const parts = partsOf(field);
	switch (parts.about) {
		case 'listing':
			return wordFor(listingName, value);
		case 'payer':
			return payerInWords(value);
		case 'service':
			return serviceInWords(value);
		case 'coverage':
			return rowInWords(value, parts.payer);
		case 'plain':
			return plainFact(parts.name).inWords(value);
	}
}

/** Where a position can be looked at; null: the value is none. */
export function mapHrefOf(field: Field, value: Json): string | null {
	const { latitude, longitude } = membersOf(field === 'position' ? value : null);
	const isPlace = typeof latitude === 'number' && typeof longitude === 'number';
	return isPlace ? pinHref({ latitude, longitude }) : null;
}
