import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('a text as it is seen', () => {
	it('holds nothing that turns its direction, has no width or controls a machine', () => {
		expect(plainText('Clinic \u202Egnihton\u202C')).toBe('Clinic gnihton');
		expect(plainText('\u2066A\u2069\u200E\u200F\u061C\u200B\uFEFF\u00ADB\0\u0007')).toBe('AB');
		expect(plainText('\u200DDesert\u200C Mind\u200D')).toBe('Desert Mind');
	});

	it.each([
		'می\u200Cخواهم',
		'क्\u200Dष',
		'👩\u200D⚕️',
		'Clínica Ñandú',
		'عيادة',
		'two\nlines\tand a tab'
	])('stays as its language writes it: %s', (text) => {
		expect(plainText(text)).toBe(text);
	});
});
