import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRange } from './range.ts';

describe('a Range header over 1,000 bytes', () => {
	test.each([
		['bytes=0-126', 0, 126],
		['bytes=127-127', 127, 127],
		['bytes=900-', 900, 999],
		['bytes=900-5000', 900, 999],
		['bytes=-100', 900, 999],
		['bytes=-5000', 0, 999],
		['Bytes=1-2', 1, 2]
	])('%s is a part', (header, start, end) =>
		expect(parseRange(header, 1000)).toEqual({ kind: 'part', start, end })
	);

	test.each([null, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes=0-1,5-6', '0-1'])(
		'%s asks for the whole file',
		(header) => expect(parseRange(header, 1000)).toEqual({ kind: 'whole' })
	);

	test.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', 'bytes=5-2'])(
		'%s cannot be satisfied',
		(header) => expect(parseRange(header, 1000)).toEqual({ kind: 'unsatisfiable' })
	);
});

test('a part always lies inside the file', () => {
	const digits = fc.option(fc.nat({ max: 3000 }), { nil: '' });
	fc.assert(
		fc.property(digits, digits, fc.nat({ max: 2000 }), (first, last, size) => {
			const range = parseRange(`bytes=${first}-${last}`, size);
			const { start, end } = range.kind === 'part' ? range : { start: 0, end: 0 };
			expect(0 <= start && start <= end && end < Math.max(1, size)).toBe(true);
		})
	);
});
