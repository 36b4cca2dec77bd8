import { milesInWords } from '#lib/geo/distance-in-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { AccessQuery, Column } from '#lib/access/question/query.ts';
import type { ReachRow } from '#lib/access/reach/rows.ts';
import { CLASSES, REACH_MILES, type Scale } from '#lib/access/question/scale.ts';
import {
	classNames,
	FAR_MILES,
	measureName,
	metresInWords,
	peopleInWords,
	valueInWords
} from '#lib/access/words/words.ts';

/** A column of the page's table. */
export interface ReachColumn {
	column: Column;
	/** Its head. */
	words: string;
	cell: (row: ReachRow) => string;
}

const FAR = REACH_MILES.indexOf(FAR_MILES);

/**
 * The columns of the page's table, after the names and the classes. Of the distance to a clinic: people
 * within each distance. Of all else: the number, and people by class of it, as the legend has them.
 */
export function reachColumns(query: AccessQuery, scale: Scale, hasGains: boolean): ReachColumn[] {
	const { measure, unit } = query;
	const median: ReachColumn = {
		column: 'median',
		words: m.access_column_median(),
		cell: (row) => metresInWords(row.median, unit)
	};
	const gained: ReachColumn = {
		column: 'gained',
		words: m.access_column_gained_within({ distance: milesInWords(FAR_MILES, unit) }),
		cell: ({ gained }) => (gained ? signed(gained[FAR]) : '')
	};
	return [
		{
			column: 'population',
			words: m.access_people(),
			cell: (row) => peopleInWords(row.population)
		},
		...(measure === 'nearest'
			? [...withinColumns(query), median]
			: [...valueColumns(query, scale), median]),
		...(hasGains ? [gained] : [])
	];
}

const withinColumns = ({ unit }: AccessQuery): ReachColumn[] => [
	...REACH_MILES.map((miles, k) => ({
		column: String(miles) as Column,
		words: m.access_within({ distance: milesInWords(miles, unit) }),
		cell: (row: ReachRow) => peopleInWords(row.within[k])
	})),
	{
		column: 'beyond',
		words: m.access_beyond({ distance: milesInWords(REACH_MILES[REACH_MILES.length - 1], unit) }),
		cell: (row) => peopleInWords(row.beyond)
	}
];

function valueColumns({ measure, unit }: AccessQuery, scale: Scale): ReachColumn[] {
	const name = { measure: measureName[measure]() };
	const names = classNames(scale, unit);
	return [
		{
			column: 'value',
			words: scale === 'score' ? m.access_column_mean(name) : m.access_column_median_of(name),
			cell: (row) => valueInWords(row, scale, unit)
		},
		...Array.from({ length: CLASSES }, (_, k) => ({
			column: `class_${k}` as Column,
			words: names[k],
			cell: (row: ReachRow) => peopleInWords(row.classes[k])
		}))
	];
}

const signed = (people: number) => (people > 0 ? '+' : '') + peopleInWords(people);
