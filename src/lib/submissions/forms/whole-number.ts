/** A whole number from 1 that every database can hold, as an address or a form has it; null: none. */
export function wholeNumber(text: string | null): number | null {
	return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
