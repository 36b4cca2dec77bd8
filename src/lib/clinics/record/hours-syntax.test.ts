import { expect, it, vi } from 'vitest';
import { readOsmHours } from './hours-syntax.server.ts';
import { LONGEST_HOURS } from './open-hours.ts';

it('hours in OpenStreetMap’s syntax are read, and outdated ways to write them are put right', () => {
	expect(readOsmHours('Mo-Fr 08:00-17:00; PH off')).toBe('Mo-Fr 08:00-17:00; PH off');
	expect(readOsmHours('Mo-Fr 9am-5pm')).toBe('Mo-Fr 09:00-17:00');
	expect(readOsmHours('whenever you like')).toBeUndefined();
});

it('a long text is no hours, and that is known at once', () => {
	const open = 'Mo-Fr 08:00-17:00; PH off';
	expect(readOsmHours(open.padEnd(LONGEST_HOURS))).toBeDefined();
	expect(readOsmHours(open.padEnd(LONGEST_HOURS + 1))).toBeUndefined();
	expect(readOsmHours('a'.repeat(64_000))).toBeUndefined();
});

it('nothing of what was typed is printed, also where the reader stumbles', () => {
	const print = vi.spyOn(console, 'error');
	expect(readOsmHours('SH off; Mo-Fr "ask for jane.roe@clinic.example"')).toBeUndefined();
	expect(print).not.toHaveBeenCalled();
	expect(console.error).toBe(print);
});
