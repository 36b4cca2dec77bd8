import type { Values } from './names.ts';

/** The part of a browser's storage that a draft needs. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A storage that may be forbidden: reading the property itself throws then. */
export type Keep = () => Kept;

/** Whose draft that of a clinic to add is: no listing has such an id. */
export const NEW_CLINIC = '+';

const keyOf = (clinicId: string) => `within-reach:update:${clinicId}`;

/**
 * Keeps what was typed and not sent yet: only the fields that differ from what the form was filled
 * with, so that a listing which changed meanwhile isn't set back. Nothing typed keeps nothing.
 */
export function keepDraft(keep: Keep, clinicId: string, start: Values, values: Values): void {
	const names = Object.keys({ ...start, ...values });
	const changed = names.filter((name) => !isSame(start[name] ?? '', values[name] ?? ''));
	const draft = Object.fromEntries(changed.map((name) => [name, values[name] ?? '']));
	withStorage(keep, (storage) => {
		if (changed.length === 0) storage.removeItem(keyOf(clinicId));
		else storage.setItem(keyOf(clinicId), JSON.stringify(draft));
	});
}

/** What a kept draft changes in a form; null: there is none. */
export function draftOf(keep: Keep, clinicId: string): Values | null {
	const text = withStorage(keep, (storage) => storage.getItem(keyOf(clinicId)));
	if (!text) return null;
	try {
		const draft: unknown = JSON.parse(text);
		return isValues(draft) ? draft : null;
	} catch {
		return null;
	}
}

export function dropDraft(keep: Keep, clinicId: string): void {
	withStorage(keep, (storage) => storage.removeItem(keyOf(clinicId)));
}

/** Without room or permission there is no draft, and the form works all the same. */
function withStorage<T>(keep: Keep, work: (storage: Kept) => T): T | undefined {
	try {
		return work(keep());
	} catch {
		return undefined;
	}
}

const isSame = (a: string | string[], b: string | string[]) =>
	JSON.stringify(typeof a === 'string' ? [a] : a) ===
	JSON.stringify(typeof b === 'string' ? [b] : b);

function isValues(it: unknown): it is Values {
	const isText = (value: unknown) => typeof value === 'string';
	return (
		it !== null &&
		typeof it === 'object' &&
		Object.values(it).every(
			(value) => isText(value) || (Array.isArray(value) && value.every(isText))
		)
	);
}
