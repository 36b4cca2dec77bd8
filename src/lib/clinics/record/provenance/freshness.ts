// Apart from the schema, so that a page that only reads facts doesn't load the validator.

/** Days after which a fact reads "not confirmed since …". */
export const FRESH_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a person checked a fact at most 90 days before `today` (both ISO dates). A date after
 * `today` isn't fresh: it can't be true.
 */
export function isFresh(checkedAt: string | null, today: string): boolean {
	if (checkedAt === null) return false;
	const age = (Date.parse(today) - Date.parse(checkedAt)) / DAY;
	return age >= 0 && age <= FRESH_DAYS;
}
