import type { Feature, Label, LabelSymbolizer, Layout } from 'protomaps-leaflet';
import type { Palette } from './palette.ts';
import { shieldOutline, shieldText } from './shield.ts';

type Line = Parameters<LabelSymbolizer['place']>[1][number];
type Point = Line[number];

const HEIGHT = 19;
/** The same number is not repeated within this many pixels. */
const APART = 190;
/** Shorter stretches of road carry no shield. Pixels. */
const SHORTEST = 40;

/** Road numbers on a shield, in the middle of a stretch of road. */
export class ShieldLabel implements LabelSymbolizer {
	#colors: Palette;
	#font: string;

	constructor(colors: Palette, family: string) {
		this.#colors = colors;
		this.#font = `700 10.5px ${family}`;
	}

	place({ scratch }: Layout, lines: Line[], { props }: Feature): Label[] | undefined {
		const text = shieldText(props);
		if (!text) return undefined;
		scratch.font = this.#font;
		const width = Math.max(HEIGHT, scratch.measureText(text).width + 9);
		return lines
			.filter((line) => lengthOf(line) > SHORTEST)
			.map((line) => {
				const anchor = middleOf(line);
				const [x, y] = [width / 2 + 4, HEIGHT / 2 + 4];
				return {
					anchor,
					bboxes: [
						{ minX: anchor.x - x, minY: anchor.y - y, maxX: anchor.x + x, maxY: anchor.y + y }
					],
					deduplicationKey: `shield ${text}`,
					deduplicationDistance: APART,
					draw: (context) => this.#draw(context, text, width)
				};
			});
	}

	#draw(context: CanvasRenderingContext2D, text: string, width: number) {
		const { shield, shieldEdge, shieldText } = this.#colors;
		context.globalAlpha = 1;
		context.beginPath();
		shieldOutline(width, HEIGHT).forEach(([x, y, controlX, controlY], i) => {
			if (i === 0) context.moveTo(x, y);
			else if (controlX === undefined || controlY === undefined) context.lineTo(x, y);
			else context.quadraticCurveTo(controlX, controlY, x, y);
		});
		context.closePath();
		context.fillStyle = shield;
		context.strokeStyle = shieldEdge;
		context.lineWidth = 1.2;
		context.fill();
		context.stroke();
		context.fillStyle = shieldText;
		context.font = this.#font;
		context.textAlign = 'center';
		context.textBaseline = 'middle';
		context.fillText(text, 0, 0);
	}
}

function lengthOf(line: Line): number {
	return line.slice(1).reduce((sum, point, i) => sum + point.dist(line[i]), 0);
}

/** The point halfway along a line. */
function middleOf(line: Line): Point {
	let left = lengthOf(line) / 2;
	for (let i = 1; i < line.length; i++) {
		const stretch = line[i].dist(line[i - 1]);
		if (stretch >= left && stretch > 0)
			return line[i - 1].add(line[i].sub(line[i - 1]).mult(left / stretch));
		left -= stretch;
	}
	return line[0];
}
