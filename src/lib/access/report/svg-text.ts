import type { Position, Rings } from './county-shapes.ts';

/** How wide a letter is on average, in ems: of wide sans-serif fonts, since nobody knows which it is. */
const LETTER = { normal: 0.54, bold: 0.59 };

/** A text in lines that fit a width, broken at spaces. A longer word, as an address, is broken anywhere. */
export function wrapText(
	text: string,
	width: number,
	size: number,
	weight: keyof typeof LETTER = 'normal'
): string[] {
	const most = width / (size * LETTER[weight]);
	const pieces = new RegExp(`.{1,${Math.max(1, Math.floor(most))}}`, 'gsu');
	const lines: string[] = [];
	const words = text.split(/ +/).flatMap((word) => word.match(pieces) ?? [word]);
	for (const word of words) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else lines.push(word);
	}
	return lines;
}

/** Where a point of a shape stands in a drawing. */
export type Project = (point: Position) => readonly [x: number, y: number];

/**
 * Rings or lines as the data of an SVG path, to tenths of a unit. Neighbours have the same points, and
 * so the same tenths. What is too small to be seen is left out.
 */
export function pathData(rings: Rings, project: Project, kind: 'filled' | 'line'): string {
	return rings
		.map((ring) => {
			const points = tenths(ring, project);
			if (kind === 'filled') {
				// A path closes by itself.
				const [first, last] = [points[0], points.at(-1)];
				if (points.length > 1 && first[0] === last?.[0] && first[1] === last[1]) points.pop();
			}
			if (points.length < (kind === 'filled' ? 3 : 2)) return '';
			const [start, ...rest] = points;
			let [x, y] = start;
			const steps = rest.map(([nextX, nextY]) => {
				const step = pair(nextX - x, nextY - y);
				[x, y] = [nextX, nextY];
				return step;
			});
			return `M${pair(...start)}l${joined(steps)}${kind === 'filled' ? 'z' : ''}`;
		})
		.join('');
}

/** The points in tenths, each other than the one before. */
function tenths(ring: readonly Position[], project: Project): [number, number][] {
	const points: [number, number][] = [];
	for (const one of ring) {
		const [x, y] = project(one).map((it) => Math.round(it * 10));
		const last = points.at(-1);
		if (x !== last?.[0] || y !== last[1]) points.push([x, y]);
	}
	return points;
}

const pair = (x: number, y: number): string => joined([decimal(x), decimal(y)]);

/** Numbers side by side: a minus needs no space before it. */
const joined = (numbers: readonly string[]): string =>
	numbers.reduce(
		(text, one) => (text === '' || one.startsWith('-') ? text + one : `${text} ${one}`),
		''
	);

/** Tenths as a decimal, as short as can be: 5 is ".5". */
function decimal(tenths: number): string {
	return String(tenths / 10).replace(/^(-?)0\./, '$1.');
}
