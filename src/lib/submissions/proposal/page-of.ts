import { partsOf, type Field, type Json } from '#lib/clinics/record/fields.ts';
import { isWebAddress } from '#lib/clinics/record/contact/web-address.ts';

/** The page that a value names: a website, or the evidence of a row of coverage; null: none to open. */
export function pageOf(field: Field, value: Json): string | null {
	const isRow = partsOf(field).about === 'coverage';
	const address = isRow ? evidenceIn(value) : field === 'website' ? value : null;
	return typeof address === 'string' && isWebAddress(address) ? address : null;
}

const evidenceIn = (value: Json): Json =>
	value !== null && typeof value === 'object' && !Array.isArray(value)
		? (value.evidence ?? null)
		: null;
