import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from './county-shapes.ts';
import { pathData, wrapText } from './svg-text.ts';

/** The points of a path that `pathData` wrote, ring by ring. */
function pointsOf(path: string): number[][][] {
	return path
		.split('M')
		.slice(1)
		.map((ring) => {
			const numbers = [...ring.matchAll(/-?(\d+\.?\d*|\.\d+)/g)].map(([text]) => Number(text));
			let [x, y] = [0, 0];
			return Array.from({ length: numbers.length / 2 }, (_, i) => {
				x += numbers[2 * i];
				y += numbers[2 * i + 1];
				return [x, y];
			});
		});
}

const asIs = ([x, y]: Position): [number, number] => [x, y];

describe('a path', () => {
	it('goes through every point, to a tenth', () => {
		const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
		const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 20 });
		fc.assert(
			fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
				const drawn = pointsOf(pathData(lines, asIs, 'line'));
				const tenths = lines
					.map((one) => one.map((point) => point.map((it) => Math.round(it * 10))))
					.map((one) => one.filter(([x, y], i) => x !== one[i - 1]?.[0] || y !== one[i - 1]?.[1]))
					.filter((one) => one.length > 1);
				expect(drawn.length).toBe(tenths.length);
				drawn.forEach((points, k) => {
					expect(points.map((point) => point.map((it) => Math.round(it * 10) + 0))).toEqual(
						tenths[k].map((point) => point.map((it) => it + 0))
					);
				});
			})
		);
	});

	it('is as short as can be', () => {
		const square = [
			[0, 0],
			[0.5, 0],
			[0.5, -0.5],
			[0, -0.5],
			[0, 0]
		];
		expect(pathData([square], asIs, 'filled')).toBe('M0 0l.5 0 0-.5-.5 0z');
	});

	it('leaves out what is too small to be seen', () => {
		const dot = [
			[0, 0],
			[0.01, 0],
			[0.01, 0.01],
			[0, 0]
		];
		expect(pathData([dot], asIs, 'filled')).toBe('');
		expect(pathData([dot], asIs, 'line')).toBe('');
	});
});

describe('a text', () => {
	it('is broken into lines that fit, and loses no word', () => {
		const text = 'one two three four five six seven eight nine ten';
		const lines = wrapText(text, 60, 10);
		expect(lines.length).toBeGreaterThan(3);
		expect(lines.join(' ')).toBe(text);
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(12);
		const address = 'https://example.org/access?add=1';
		expect(wrapText(`At: ${address}`, 60, 10)).toEqual([
			'At:',
			'https://exa',
			'mple.org/ac',
			'cess?add=1'
		]);
		expect(wrapText(text, 60, 10, 'bold').length).toBeGreaterThanOrEqual(lines.length);
	});
});
