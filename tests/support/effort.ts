/** Whether `npm run test:long` runs: tests that try at random, or again and again, then try more. */
export const isLong = process.env.TEST_EFFORT === 'long';

/**
 * How often a test tries.
 *
 * @param usual in `npm test`: enough that a fault that is not rare is found within minutes
 * @param long in `npm run test:long`: enough for the rare ones
 */
export function runs(usual: number, long: number): number {
	return isLong ? long : usual;
}
