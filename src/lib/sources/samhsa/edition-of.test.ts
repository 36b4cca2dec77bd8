import { describe, expect, it } from 'vitest';
import { editionOf } from './edition-of.ts';

describe('the edition of a file', () => {
	it('is the year in its name, or what a person says', () => {
		expect(editionOf('/home/2019/mh-directory-2024.xlsx')).toBe(2024);
		expect(editionOf('directory.xlsx', '2022')).toBe(2022);
		expect(editionOf('mh-directory-2023.xlsx', '2023')).toBe(2023);
	});

	it('is asked for when nothing says it, or when two things are said', () => {
		expect(() => editionOf('directory.xlsx')).toThrow(/give --edition YEAR/);
		expect(() => editionOf('from-2022-to-2023.xlsx')).toThrow(/doesn't say which edition/);
		expect(() => editionOf('mh-2023.xlsx', '2024')).toThrow(/says 2023, --edition says 2024/);
	});

	it('must be one whose columns and codes are known', () => {
		expect(() => editionOf('mh-directory-2025.xlsx')).toThrow(/2022, 2023, 2024 can/);
		expect(() => editionOf('mh.xlsx', 'last')).toThrow(/The last edition can't be read/);
	});
});
