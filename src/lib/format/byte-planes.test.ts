import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './byte-planes.ts';

it('numbers, columns and texts come back as they were written', () => {
	const number = fc.nat({ max: 2 ** 32 - 1 });
	const column = fc.oneof(fc.array(number), fc.array(fc.nat({ max: 255 })), fc.constant([0, 0, 0]));
	fc.assert(
		fc.property(number, column, fc.string({ unit: 'grapheme' }), (word, values, text) => {
			const out = new ByteWriter();
			out.planes(Uint32Array.from(values));
			out.word(word);
			out.text(text);
			const from = new ByteReader(out.bytes());
			expect([...from.planes(values.length)]).toEqual(values);
			expect(from.word()).toBe(word);
			expect(from.text()).toBe(text);
		})
	);
});

it('a column takes as many bytes as its largest value needs', () => {
	const sizes = [0, 255, 256, 2 ** 32 - 1].map((largest) => {
		const out = new ByteWriter();
		out.planes(Uint32Array.of(0, largest));
		return out.bytes().length;
	});
	expect(sizes).toEqual([1, 3, 5, 9]);
});

it('bytes that end too early are refused', () => {
	const out = new ByteWriter();
	out.text('Tucson');
	expect(() => new ByteReader(out.bytes().slice(0, -1)).text()).toThrow('cut short');
});
