import { csvText } from '#lib/coverage/csv.ts';
import type { AccessAnswer } from './answer.ts';
import { caveatsOf, lengthOf, REPORT_SOURCES, type ReportSources } from './api.ts';
import { countyInWords } from './county-words.ts';
import { SCALE, type AccessQuery } from './query.ts';
import { canonicalParameters } from './request.ts';
import type { ReachRow } from './rows.ts';
import { REACH_MILES } from './scale.ts';
import { PER_PEOPLE } from './scores.ts';
import { stateInWords } from './words.ts';

type Cell = string | number | null;

/** A column: its name, with the unit, and what a row has in it. null: an empty cell. */
type Column = [name: string, of: (row: ReachRow) => Cell];

/**
 * The table as CSV, by code: a row for each county of the state that was asked for, or for each
 * state. Columns have English names in every language; the last line says what the table is.
 */
export function accessCsv(
	query: AccessQuery,
	answer: AccessAnswer,
	sources: ReportSources
): string {
	const { state } = query;
	const ofState: Column[] = [
		['State code', ({ code }) => code],
		['State', ({ code }) => stateInWords(code)]
	];
	const names = new Map(answer.counties.map((it) => [it.code, countyInWords(it)]));
	const ofCounty: Column[] = [
		['County code', ({ code }) => code],
		['County', ({ code }) => names.get(code) ?? null],
		['State code', () => state]
	];
	const rows = state === null ? answer.states : answer.counties;
	const columns = [...(state === null ? ofState : ofCounty), ...numbers(query, answer)];
	return csvText([
		columns.map(([name]) => name),
		...rows.map((row) => columns.map(([, of]) => of(row))),
		[note(query, answer, sources)]
	]);
}

function numbers({ measure }: AccessQuery, { national }: AccessAnswer): Column[] {
	const columns: Column[] = [
		['Population (people)', ({ population }) => population],
		...REACH_MILES.map((miles, k): Column => {
			return [`Within ${miles} miles (people)`, ({ within }) => within[k]];
		}),
		['Beyond 100 miles, or none in reach (people)', ({ beyond }) => beyond],
		['Median straight-line distance (miles)', ({ median }) => lengthOf(median).miles],
		['Median straight-line distance (meters)', ({ median }) => lengthOf(median).meters]
	];
	if (measure === 'extra') {
		columns.push(
			['Median extra distance (miles)', ({ value }) => lengthOf(value ?? NaN).miles],
			['Median extra distance (meters)', ({ value }) => lengthOf(value ?? NaN).meters]
		);
	} else if (SCALE[measure] === 'score') {
		const unit =
			measure === 'count' || measure === 'gravity'
				? 'clinics'
				: measure === 'bfca'
					? 'to compare places by'
					: `clinics per ${PER_PEOPLE} people`;
		columns.push([
			`Mean ${measure} score (${unit})`,
			({ value }) => (value !== null && Number.isFinite(value) ? value : null)
		]);
	}
	if (national.gained) {
		columns.push(
			...REACH_MILES.map((miles, k): Column => {
				return [`Gained within ${miles} miles (people)`, ({ gained }) => gained?.[k] ?? null];
			})
		);
	}
	return columns;
}

function note(query: AccessQuery, answer: AccessAnswer, sources: ReportSources): string {
	const { version, today, origin, tracts } = sources;
	const parameters = canonicalParameters(query);
	return [
		`Directory version ${version}, reckoned on ${today}: ${origin}/access${parameters && '?'}${parameters}`,
		'An empty distance: no clinic in reach of the person in the middle, or nobody lives there.',
		...caveatsOf(query, answer, tracts),
		REPORT_SOURCES.map(({ title, year, license }) => `${title}, ${year} (${license})`).join('; ')
	].join(' ');
}
