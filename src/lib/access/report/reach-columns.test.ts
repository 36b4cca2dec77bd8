import { describe, expect, it } from 'vitest';
import { DEFAULT_QUERY, MEASURES, SCALE, type AccessQuery } from '#lib/access/question/query.ts';
import { reachColumns } from './reach-columns.ts';
import { shownSort } from './table-columns.ts';

const columnsOf = (query: AccessQuery) => reachColumns(query, SCALE[query.measure], false);

describe.each(MEASURES)('the table of %s', (measure) => {
	const columns = columnsOf({ ...DEFAULT_QUERY, measure });
	const names = columns.map(({ column }) => column);

	it('says mean of a score only, and median of a distance', () => {
		const value = columns.find(({ column }) => column === 'value');
		if (measure === 'nearest') expect(value).toBeUndefined();
		else expect(value?.words).toMatch(SCALE[measure] === 'score' ? /^Mean/ : /^Median/);
	});

	it('is sorted by a column that it has', () => {
		const expected = measure === 'nearest' ? '-beyond' : '-class_4';
		expect(shownSort(DEFAULT_QUERY.sort, names)).toBe(expected);
		expect(shownSort('population', names)).toBe('population');
		expect(shownSort('-name', names)).toBe('-name');
		expect(shownSort('gained', names)).toBe(expected);
	});
});
