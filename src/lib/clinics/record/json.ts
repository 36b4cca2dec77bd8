/** What JSON can hold; a member that is undefined isn't written. null: nothing is said. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

/** The members of a value; none where it has no such. */
export type Members = Readonly<Partial<Record<string, Json>>>;

const NONE: Members = {};

/** A value's members, whatever it is. */
export function membersOf(value: Json): Members {
	return isRecord(value) ? value : NONE;
}

function isRecord(value: Json): value is { [key: string]: Json | undefined } {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value that has not the shape it should have, as it was written. */
export const asWritten = (value: Json): string =>
	typeof value === 'string' ? value : JSON.stringify(value);
