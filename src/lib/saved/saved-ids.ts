/** Where the browser keeps the list. Ids only: never a place, a search or a name. */
export const SAVED_KEY = 'within-reach.saved';

/** More than this is no list to choose from; it also bounds what is read from storage. */
export const SAVED_LIMIT = 200;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads the list as stored. Storage may hold anything (another version, another program, half a
 * write): what is no id is dropped, repeats are merged, and what can't be read is an empty list.
 */
export function readSavedIds(stored: string | null): string[] {
	let value: unknown;
	try {
		value = JSON.parse(stored ?? '[]');
	} catch {
		return [];
	}
	if (!Array.isArray(value)) return [];
	const ids = value.filter((id): id is string => typeof id === 'string' && ID.test(id));
	return [...new Set(ids)].slice(0, SAVED_LIMIT);
}

/** The list with `id` added at its end, or without it when it was there. A full list stays as it is. */
export function toggleSavedId(ids: readonly string[], id: string): string[] {
	if (ids.includes(id)) return ids.filter((one) => one !== id);
	return ids.length < SAVED_LIMIT ? [...ids, id] : [...ids];
}
