import { describe, expect, it } from 'vitest';
import {
	channels,
	CLASS_COLORS,
	CLINIC_COLORS,
	mix,
	shownColors,
	type ClassScale
} from './class-colors.ts';
import { PALETTES, type Theme } from '#lib/map/base/palette.ts';

type Triple = [number, number, number];

const SIGHT: Record<string, Triple[]> = {
	'full sight': [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation
	// of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1, over linear RGB.
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	],
	'no colour': [
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722]
	]
};

const RAMPS = (['light', 'dark'] as const).flatMap((theme) =>
	(['distance', 'score'] as const).flatMap((scale) =>
		Object.keys(SIGHT).map((sight): [Theme, ClassScale, string] => [theme, scale, sight])
	)
);

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const linear = (color: string): Triple =>
	channels(color).map((one) => {
		const s = one / 255;
		return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
	}) as Triple;

/** CIE L*a*b* (D65) of a colour as someone with such sight sees it. */
function seen(color: string, sight: string): Triple {
	const rgb = SIGHT[sight].map((row) =>
		Math.max(0, Math.min(1, dot(row, linear(color))))
	) as Triple;
	const [x, y, z] = [
		dot([0.4124, 0.3576, 0.1805], rgb) / 0.95047,
		dot([0.2126, 0.7152, 0.0722], rgb),
		dot([0.0193, 0.1192, 0.9505], rgb) / 1.08883
	].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116));
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const difference = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(RAMPS)('the %s colours of a %s to %s', (theme, scale, sight) => {
	const land = PALETTES[theme].land;
	const onMap = shownColors(scale, theme).map((color) => seen(color, sight));

	it('go one way in lightness, in steps that can be told, away from the land', () => {
		const away = theme === 'light' ? -1 : 1;
		const steps = onMap.slice(1).map(([lightness], i) => away * (lightness - onMap[i][0]));
		expect(Math.min(...steps)).toBeGreaterThan(6);
		expect(away * (onMap[0][0] - seen(land, sight)[0])).toBeGreaterThan(1);
	});

	it('are all apart, neighbours and others', () => {
		const between = onMap.flatMap((a, i) => onMap.slice(i + 1).map((b) => difference(a, b)));
		expect(Math.min(...between)).toBeGreaterThan(9);
	});
});

it('A clinic or its ring stands out from every class: 3 to 1 and more.', () => {
	const luminance = (color: string) => dot([0.2126, 0.7152, 0.0722], linear(color)) + 0.05;
	const contrast = (a: string, b: string) =>
		Math.max(luminance(a), luminance(b)) / Math.min(luminance(a), luminance(b));
	for (const theme of ['light', 'dark'] as const)
		for (const color of Object.values(CLASS_COLORS[theme]).flat()) {
			const { fill, ring } = CLINIC_COLORS[theme];
			expect(Math.max(contrast(fill, color), contrast(ring, color))).toBeGreaterThan(3);
		}
});

it('Colours are mixed by shares.', () => {
	expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
	expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
	expect(mix('#102030', '#306090', 0.5)).toBe('#204060');
});
