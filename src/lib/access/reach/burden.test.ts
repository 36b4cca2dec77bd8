import { expect, it } from 'vitest';
import { burdenOf, courseOf } from './burden.ts';

it('a course of esketamine is told where it is asked for, and possible where anything is', () => {
	expect(courseOf(['esketamine_nasal'])).toBe('asked');
	expect(courseOf([])).toBe('possible');
	expect(courseOf(['iv_infusion', 'esketamine_nasal'])).toBe('possible');
	expect(courseOf(['iv_infusion'])).toBeNull();
});

it('a course is twelve visits there and back, with two hours under watch each', () => {
	const { metres, hoursWatched } = burdenOf(10_000);
	expect(metres).toBeCloseTo(12 * 2 * 14_000);
	expect(hoursWatched).toBe(24);
});
