import { expect, test } from 'vitest';
import { parseAttribution } from './attribution.ts';

test('text and links come apart in order', () => {
	expect(
		parseAttribution('<a href="https://a.example/x" target="_blank">A</a>, &copy; <b>B</b>')
	).toEqual([
		{ text: 'A', href: 'https://a.example/x' },
		{ text: ', © B', href: null }
	]);
});

test('a link that runs script becomes text, and markup is dropped', () => {
	expect(parseAttribution('<a href="javascript:alert(1)">A</a><img src=x onerror=y>')).toEqual([
		{ text: 'A', href: null }
	]);
});

test('an empty line has no parts', () => expect(parseAttribution('')).toEqual([]));
