import { SCALE, type AccessQuery, type Measure } from '#lib/access/question/query.ts';
import { canonicalParameters } from '#lib/access/question/request.ts';
import { NO_CLASS, REACH_MILES } from '#lib/access/question/scale.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import type { ReachRow } from '#lib/access/reach/rows.ts';
import { PER_PEOPLE } from '#lib/access/reach/scores.ts';
import { countyInWords } from '#lib/access/words/county-words.ts';
import { classNames, peopleInWords } from '#lib/access/words/words.ts';
import { csvText, type CsvCell } from '#lib/format/csv.ts';
import { m } from '#lib/paraglide/messages.js';
import { stateInWords } from '#lib/places/state-in-words.ts';
import { pageHref } from '#lib/ui/page-href.ts';
import { caveatsOf, lengthOf, REPORT_SOURCES, type ReportSources } from './api.ts';

/** A column: its name, with the unit, and what a row has in it. null: an empty cell. */
type Column = [name: string, of: (row: ReachRow) => CsvCell];

/** A row, and what it is of. */
interface Line {
	level: string;
	name: string;
	/** Postal code; null: of all. */
	state: string | null;
	row: ReachRow;
}

/**
 * The table as CSV, in the language of the page: the nation, then each state by its code; or the
 * nation, the state that was asked for, and each of its counties. Every record has as many cells as
 * there are names. The first one's note says what the table is.
 */
export function accessCsv(
	query: AccessQuery,
	answer: AccessAnswer,
	sources: ReportSources
): string {
	const columns = numbers(query, answer);
	const records = linesOf(query, answer).map(({ level, name, state, row }, i) => [
		level,
		row.code,
		name,
		state,
		...columns.map(([, of]) => of(row)),
		i === 0 ? note(query, answer, sources) : null
	]);
	const first = [
		m.access_csv_level(),
		m.access_csv_code(),
		m.access_csv_name(),
		m.access_csv_state()
	];
	return csvText([[...first, ...columns.map(([name]) => name), m.access_csv_note()], ...records]);
}

function linesOf({ state: asked }: AccessQuery, answer: AccessAnswer): Line[] {
	const { national, states, counties } = answer;
	const nation = {
		level: m.access_csv_nation(),
		name: m.access_nation(),
		state: null,
		row: national
	};
	const ofStates = states
		.filter(({ code }) => asked === null || code === asked)
		.map((row) => {
			const { code } = row;
			return { level: m.access_state(), name: stateInWords(code), state: code, row };
		});
	const ofCounties = counties.map((row) => {
		return { level: m.access_county(), name: countyInWords(row), state: row.state, row };
	});
	return [nation, ...ofStates, ...ofCounties];
}

function numbers({ measure }: AccessQuery, { national, unanswerable }: AccessAnswer): Column[] {
	const hasClasses = unanswerable !== 'no_payer';
	const names = classNames(SCALE[measure], 'mi');
	return [
		[m.access_csv_population(), ({ population }) => population],
		[
			m.access_column_class(),
			(row) => (row.class === NO_CLASS || !hasClasses ? null : names[row.class])
		],
		...REACH_MILES.map((miles, k): Column => {
			return [m.access_csv_within({ miles }), ({ within }) => within[k]];
		}),
		[m.access_csv_beyond(), ({ beyond }) => beyond],
		...lengths(m.access_csv_median, ({ median }) => median),
		...(measure === 'nearest' || !hasClasses ? [] : shown(measure)),
		...(measure === 'nearest' || !hasClasses
			? []
			: names.map((name, k): Column => {
					return [m.access_csv_class({ name }), ({ classes }) => classes[k]];
				})),
		...(national.gained === null
			? []
			: REACH_MILES.map((miles, k): Column => {
					return [m.access_csv_gained({ miles }), ({ gained }) => gained?.[k] ?? null];
				}))
	];
}

/** What the map shows, if not the distance to a clinic. */
function shown(measure: Measure): Column[] {
	if (measure === 'extra') return lengths(m.access_csv_extra, ({ value }) => value ?? NaN);
	const name = m.access_csv_mean({ measure, unit: unitOf(measure) });
	return [[name, ({ value }) => (value !== null && Number.isFinite(value) ? value : null)]];
}

function unitOf(measure: Measure): string {
	if (measure === 'count' || measure === 'gravity') return m.access_csv_clinics();
	if (measure === 'bfca') return m.access_csv_compare();
	return m.access_csv_per({ people: peopleInWords(PER_PEOPLE) });
}

/** A distance in both units. */
const lengths = (name: (unit: { unit: string }) => string, of: (row: ReachRow) => number) =>
	[
		[name({ unit: m.access_csv_miles() }), (row) => lengthOf(of(row)).miles],
		[name({ unit: m.access_csv_meters() }), (row) => lengthOf(of(row)).meters]
	] satisfies Column[];

function note(query: AccessQuery, answer: AccessAnswer, sources: ReportSources): string {
	const { version, today, origin, tracts } = sources;
	const parameters = canonicalParameters(query);
	return [
		m.access_method_version({ version, date: today }),
		`${origin}${pageHref('/access')}${parameters && '?'}${parameters}`,
		m.access_csv_empty(),
		...caveatsOf(query, answer, tracts),
		REPORT_SOURCES.map(({ title, year, license }) => `${title}, ${year} (${license})`).join('; ')
	].join(' ');
}
