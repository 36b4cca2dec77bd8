import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRange, rangeAnswer, requestedRange } from './byte-range.ts';

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

	test.each([
		...[null, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=1.5-2', 'items=0-1', '0-1'],
		// Several ranges, and ranges that end before they start.
		...['bytes=0-1,5-6', 'bytes=-1,0-', 'bytes=5-2', 'bytes=5000-2000', 'bytes=--5']
	])('%s asks for the whole file', (header) =>
		expect(parseRange(header, 1000)).toEqual({ kind: 'whole' })
	);

	test.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
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

describe('the bytes that a request asks for', () => {
	const ask = (headers: Record<string, string>, method = 'GET') =>
		requestedRange({ method, headers: new Headers(headers) }, 1000, ['"now"']).kind;

	test('are a part only for GET', () => {
		expect(ask({ range: 'bytes=0-1' })).toBe('part');
		expect(ask({ range: 'bytes=0-1' }, 'HEAD')).toBe('whole');
		expect(ask({ range: 'bytes=2000-' }, 'HEAD')).toBe('whole');
		expect(ask({})).toBe('whole');
	});

	test('are a part only of what If-Range names', () => {
		expect(ask({ range: 'bytes=0-1', 'if-range': '"now"' })).toBe('part');
		for (const other of ['"before"', 'W/"now"', '', 'Wed, 21 Oct 2015 07:28:00 GMT'])
			expect(ask({ range: 'bytes=0-1', 'if-range': other }), other).toBe('whole');
		expect(ask({ range: 'bytes=2000-', 'if-range': '"before"' })).toBe('whole');
	});
});

test('an answer says which bytes it has, and of how many', () => {
	expect(rangeAnswer(parseRange('bytes=-100', 1000), 1000)).toEqual({
		status: 206,
		headers: {
			'accept-ranges': 'bytes',
			'content-range': 'bytes 900-999/1000',
			'content-length': '100'
		},
		part: { start: 900, end: 999 }
	});
	expect(rangeAnswer(parseRange(null, 0), 0)).toMatchObject({
		status: 200,
		headers: { 'content-length': '0' }
	});
	expect(rangeAnswer(parseRange('bytes=0-', 0), 0)).toEqual({
		status: 416,
		headers: { 'content-range': 'bytes */0', 'content-length': '0', 'cache-control': 'no-store' },
		part: null
	});
});
