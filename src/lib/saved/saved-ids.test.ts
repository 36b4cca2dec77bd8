import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSavedIds, SAVED_LIMIT, toggleSavedId } from './saved-ids.ts';

test('An empty or missing list is an empty list.', () => {
	expect(readSavedIds(null)).toEqual([]);
	expect(readSavedIds('')).toEqual([]);
	expect(readSavedIds('[]')).toEqual([]);
});

test('Whatever storage holds, reading it gives ids, each once, and never throws.', () => {
	const anything = fc.oneof(
		fc.string(),
		fc.jsonValue().map((value) => JSON.stringify(value))
	);
	fc.assert(
		fc.property(anything, (stored) => {
			const ids = readSavedIds(stored);
			expect(new Set(ids).size).toBe(ids.length);
			for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
		})
	);
});

test('What is no id is dropped, and the rest is kept in its order.', () => {
	expect(readSavedIds('["b-2", 7, null, "<script>", "a-1", "b-2"]')).toEqual(['b-2', 'a-1']);
});

test('Saving twice is the same as never having saved.', () => {
	expect(toggleSavedId(['a'], 'b')).toEqual(['a', 'b']);
	expect(toggleSavedId(['a', 'b'], 'b')).toEqual(['a']);
});

test('A full list takes nothing more, and still lets go.', () => {
	const full = Array.from({ length: SAVED_LIMIT }, (_, i) => `c${i}`);
	expect(toggleSavedId(full, 'one-more')).toEqual(full);
	expect(toggleSavedId(full, 'c0')).toHaveLength(SAVED_LIMIT - 1);
});
