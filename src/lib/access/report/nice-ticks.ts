/** The steps that people count by, within a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round numbers for an axis from 0 up: equally far apart, the last not below the largest value. At
 * most five, 0 among them.
 */
export function niceTicks(largest: number): number[] {
	if (!(largest > 0)) return [0, 1];
	const least = largest / 4;
	const power = 10 ** Math.floor(Math.log10(least));
	const step = power * (STEPS.find((one) => one * power >= least) ?? 10);
	return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, k) => k * step);
}
