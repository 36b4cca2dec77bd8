import { describe, expect, it } from 'vitest';
import { canonicalJson, isSame } from './canonical-json.ts';

describe('canonical JSON', () => {
	it('has members in the order of their names, at every depth', () => {
		expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
			'{"a":"x","b":[{"c":null,"d":1}]}'
		);
	});

	it('leaves out what is undefined', () => {
		expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
		expect(canonicalJson(undefined)).toBe('');
	});
});

describe('two values say the same', () => {
	it.each([
		[
			{ a: 1, b: 2 },
			{ b: 2, a: 1 }
		],
		[{ a: undefined }, {}],
		[undefined, undefined]
	])('%j and %j', (a, b) => expect(isSame(a, b)).toBe(true));

	it.each([
		[
			['a', 'b'],
			['b', 'a']
		],
		['1', 1],
		[null, undefined],
		[{ a: null }, {}]
	])('%j and %j do not', (a, b) => expect(isSame(a, b)).toBe(false));
});
