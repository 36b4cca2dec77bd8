import { expect, it } from 'vitest';
import { RecentlyUsed } from './recently-used.ts';

/** A cache of two, and the keys that values were made for. */
function cacheOfTwo() {
	const made: string[] = [];
	const kept = new RecentlyUsed<{ key: string }>(2);
	const ask = (key: string) =>
		kept.get(key, () => {
			made.push(key);
			return { key };
		});
	return { kept, made, ask };
}

it('What is kept is not made again.', () => {
	const { made, ask } = cacheOfTwo();
	expect(ask('a')).toBe(ask('a'));
	expect(made).toEqual(['a']);
});

it('The longest unused gives way, not the longest kept.', () => {
	const { made, ask } = cacheOfTwo();
	for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key);
	expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('What throws is tried again, and costs nothing that is kept.', () => {
	const { kept, made, ask } = cacheOfTwo();
	ask('a');
	ask('b');
	const fail = () => {
		throw new Error('No.');
	};
	expect(() => kept.get('c', fail)).toThrow('No.');
	for (const key of ['a', 'b', 'c']) ask(key);
	expect(made).toEqual(['a', 'b', 'c']);
});

it('Nothing is kept once it is cleared.', () => {
	const { kept, made, ask } = cacheOfTwo();
	ask('a');
	kept.clear();
	ask('a');
	expect(made).toEqual(['a', 'a']);
});
