import { describe, expect, it } from 'vitest';
import { parameterReader } from './parameters.ts';

/** Reads `n` as a number up to 13,000, or as a whole number from 1 to 100. */
function reading(text: string) {
	const read = parameterReader(new URLSearchParams([['n', text]]));
	return {
		read,
		any: () => read.numberOrAny('n', 50, 13_000),
		whole: () => read.whole('n', 1, 1, 100)
	};
}

describe('a number in an address', () => {
	it.each([
		['25', 25],
		['25.', 25],
		['2.5', 2.5],
		['.5', 0.5],
		['1e2', 100],
		['1.5E+3', 1500],
		[' 7 ', 7],
		['any', null],
		['', 50]
	])('"%s" is %s', (text, expected) => {
		const { read, any } = reading(text);
		expect(any()).toBe(expected);
		expect(read.problems).toEqual([]);
	});

	it.each([
		...['x', '1x', '.', 'e5', '1e', '1.2.3', '+1', '-1', '1,000', '0x10', 'Infinity', '٣'],
		'1'.repeat(41),
		`0.${'1'.repeat(39)}`
	])('%s is none, and the default stays', (text) => {
		const { read, any } = reading(text);
		expect(any()).toBe(50);
		expect(read.problems).toMatchObject([{ parameter: 'n', code: 'not_a_number' }]);
	});

	it('is refused at once when it is long, however it ends', () => {
		for (const text of ['1', '1.', '1e', '.'].map((part) => `${part.repeat(300_000)}x`)) {
			const { read, any } = reading(text);
			expect(any()).toBe(50);
			expect(read.problems[0].code).toBe('not_a_number');
			expect(read.problems[0].value).toHaveLength(41);
		}
	});

	it('is whole where only whole numbers mean something', () => {
		expect(reading('7').whole()).toBe(7);
		for (const [text, code] of [
			['7.5', 'not_a_number'],
			['0', 'out_of_range'],
			['101', 'out_of_range']
		]) {
			const { read, whole } = reading(text);
			expect(whole()).toBe(1);
			expect(read.problems).toMatchObject([{ code, value: text }]);
		}
	});
});
