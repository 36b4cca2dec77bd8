import type { Column, Sort } from '#lib/access/question/query.ts';
import type { ReachRow } from '#lib/access/reach/rows.ts';
import { NO_CLASS, REACH_MILES } from '#lib/access/question/scale.ts';
import { FAR_MILES } from '#lib/access/words/words.ts';

/** What a row has in a column of numbers. */
function numberIn(row: ReachRow, column: Exclude<Column, 'name'>): number {
	switch (column) {
		case 'population':
			return row.population;
		case 'beyond':
			return row.beyond;
		case 'median':
			return row.median;
		case 'value':
			return row.value ?? 0;
		case 'class':
			return row.class === NO_CLASS ? NaN : row.class;
		case 'gained':
			return row.gained?.[REACH_MILES.indexOf(FAR_MILES)] ?? 0;
		case '10':
		case '25':
		case '50':
		case '100':
			return row.within[REACH_MILES.findIndex((miles) => String(miles) === column)];
		default:
			return row.classes[Number(column.slice('class_'.length))];
	}
}

/** The column that a table is sorted by, and which way. */
export function readSort(sort: Sort): { column: Column; descending: boolean } {
	const descending = sort.startsWith('-');
	return { column: (descending ? sort.slice(1) : sort) as Column, descending };
}

/** Worst served first, by the distance or by classes: one of the two a table always has. */
const WORST_FIRST: readonly Sort[] = ['-beyond', '-class_4'];

/** What a table with some columns, besides names and classes, is sorted by when a sort is asked for. */
export function shownSort(asked: Sort, columns: readonly Column[]): Sort {
	const isShown = (sort: Sort) => ['name', 'class', ...columns].includes(readSort(sort).column);
	return [asked, ...WORST_FIRST].find(isShown) ?? 'name';
}

/** What a press on a column's head sorts by: numbers start with the largest, names with A. */
export function nextSort(sort: Sort, column: Column): Sort {
	const now = readSort(sort);
	if (now.column !== column) return column === 'name' ? 'name' : `-${column}`;
	return now.descending ? column : `-${column}`;
}

const collators = new Map<string, Intl.Collator>();

/** Made once: `localeCompare` makes one for each comparison. */
function collatorOf(locale: string): Intl.Collator {
	let made = collators.get(locale);
	if (!made) collators.set(locale, (made = new Intl.Collator(locale)));
	return made;
}

/**
 * Rows in an order; equals by name. Where nobody lives comes last.
 *
 * @param nameOf the name that a row has on the page
 */
export function sortRows<Row extends ReachRow>(
	rows: readonly Row[],
	sort: Sort,
	nameOf: (row: Row) => string,
	locale: string
): Row[] {
	const { column, descending } = readSort(sort);
	const { compare } = collatorOf(locale);
	const byName = (a: Row, b: Row) => compare(nameOf(a), nameOf(b));
	return rows.toSorted((a, b) => {
		if (column === 'name') return descending ? byName(b, a) : byName(a, b);
		const [x, y] = [numberIn(a, column), numberIn(b, column)];
		if (Number.isNaN(x) || Number.isNaN(y))
			return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
		// Infinity − Infinity is not a number.
		const order = x === y ? 0 : x < y ? -1 : 1;
		return (descending ? -order : order) || byName(a, b);
	});
}
