/** Longer than this is a name, not a number. */
const LONGEST = 5;

/**
 * What stands on the shield of a road ("95", "35W", "H-1"), or `null` when it carries none: only
 * interstates and US highways do, by the `network` of the Protomaps schema.
 */
export function shieldText(properties: Record<string, unknown>): string | null {
	const { network, shield_text } = properties;
	if (network !== 'US:I' && network !== 'US:US') return null;
	const text = typeof shield_text === 'number' ? String(shield_text) : shield_text;
	if (typeof text !== 'string' || !text || text.length > LONGEST) return null;
	return text;
}

/** A corner or curve of a shield's outline: end point, and the control point of a curve to it. */
export type OutlineStep = [x: number, y: number, controlX?: number, controlY?: number];

/** Outline of a shield around (0, 0), clockwise from its upper left, in pixels. */
export function shieldOutline(width: number, height: number): OutlineStep[] {
	const [x, y] = [width / 2, height / 2];
	return [
		[-x + 2, -y],
		[x - 2, -y, 0, -y + 2.5],
		[x, y * 0.35, x + 1, -y * 0.4],
		[0, y, x * 0.85, y * 0.85],
		[-x, y * 0.35, -x * 0.85, y * 0.85],
		[-x + 2, -y, -x - 1, -y * 0.4]
	];
}
