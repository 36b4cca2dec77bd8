import { expect, it } from 'vitest';
import { readList } from './read-list.ts';

const NUMBERS: Record<string, number> = { one: 1, two: 2, 'twenty one': 21 };
const read = (text: string) => readList(text, (word) => NUMBERS[word.toLowerCase()]);

it.each([
	['', []],
	['one', [1]],
	['one, Two', [1, 2]],
	['two|one;;twenty one/\n', [2, 1, 21]],
	['one two', [1, 2]],
	['twenty one', [21]],
	['one, two one', [1, 2]]
])('%j is %j', (text, words) => {
	expect(read(text)).toEqual({ words, unknown: [] });
});

it('A part that holds another word is told as it was typed.', () => {
	expect(read('one, twenty two, three')).toEqual({
		words: [1],
		unknown: ['twenty two', 'three']
	});
});
