import { describe, expect, it } from 'vitest';
import {
	bitsOf,
	packFlag,
	packMaybeOne,
	packOne,
	packSome,
	packYesOrNo,
	type PackedValue
} from './packed-value.ts';

const LIST = ['a', 'b', 'c'] as const;

function through<Said, Told>(value: PackedValue<Said, Told>, said: Said): Told {
	const bits = value.pack(said);
	expect(bits).toBeLessThan(2 ** value.bits);
	return value.unpack(bits);
}

describe('what is packed', () => {
	it('comes back as it was said, and what was not said as nothing', () => {
		expect(through(packSome(LIST), ['c', 'a'])).toEqual(['a', 'c']);
		expect(through(packSome(LIST), [])).toEqual([]);
		for (const one of LIST) expect(through(packOne(LIST), one)).toBe(one);
		for (const one of LIST) expect(through(packMaybeOne(LIST), one)).toBe(one);
		expect(through(packMaybeOne(LIST), undefined)).toBeNull();
		for (const said of [true, false]) expect(through(packYesOrNo(), said)).toBe(said);
		expect(through(packYesOrNo(), undefined)).toBeNull();
		expect(through(packFlag(), true)).toBe(true);
		expect(through(packFlag(), undefined)).toBe(false);
	});

	it('is a bit for each word, so that several can be looked for at once', () => {
		expect([packOne(LIST).bits, packOne(LIST).pack('c')]).toEqual([3, 4]);
	});

	it('never takes the bit of another for a word that is in no list', () => {
		expect(() => bitsOf<string>(LIST, ['b', 'z'])).toThrow('"z" is none of: a, b, c.');
	});
});
