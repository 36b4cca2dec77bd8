import Papa from 'papaparse';
import { z } from 'zod';
import type { Areas, County } from '#lib/access/people/areas.ts';
import { STEPS_PER_DEGREE } from '#lib/clinics/columns/columns.ts';
import { stateCode } from '#lib/places/states.ts';

/** Census files can't be used: what is wrong with them, a line each. */
export class UnreadableCensus extends Error {
	override name = 'UnreadableCensus';
}

/** How many of many problems are told. */
const TOLD = 10;

const degrees = (most: number) =>
	z
		.string()
		.regex(/^-?\d+(\.\d+)?$/, 'is not a number')
		.transform(Number)
		.refine((value) => Math.abs(value) <= most, `is beyond ${most} degrees`)
		.transform((value) => Math.round(value * STEPS_PER_DEGREE) / STEPS_PER_DEGREE);

const centre = {
	population: z
		.string()
		.regex(/^\d{1,9}$/, 'is not a whole number')
		.transform(Number),
	latitude: degrees(90),
	longitude: degrees(180)
};

const tractRow = z.object({
	geoid: z.string().regex(/^\d{11}$/, 'is not eleven digits'),
	...centre
});

const countyRow = z.object({
	geoid: z.string().regex(/^\d{5}$/, 'is not five digits'),
	county: z.string().min(1, 'is missing'),
	state: z.string().transform((name, context) => {
		const code = stateCode(name);
		if (code) return code;
		context.addIssue({ code: 'custom', message: 'is no state that we know' });
		return z.NEVER;
	}),
	...centre
});

/**
 * Centres of population as the Census Bureau counts them → areas: counties by code, their tracts by
 * code too. Positions are rounded to 1e-5 degrees.
 *
 * @param tracts CSV with the columns geoid, population, latitude, longitude
 * @param counties CSV with the columns geoid, county, state, population, latitude, longitude
 * @throws UnreadableCensus when a row is bad or told twice, and when the files don't agree: a tract's
 * county is missing, or a county has no tracts or other people than its tracts together
 */
export function readCensus(tracts: string, counties: string): Areas {
	const byCode = ({ geoid: a }: { geoid: string }, { geoid: b }: { geoid: string }) =>
		a < b ? -1 : 1;
	const tractRows = readRows('tracts', tracts, tractRow).sort(byCode);
	const countyRows = readRows('counties', counties, countyRow).sort(byCode);
	const count = tractRows.length;
	const tractsOf = Map.groupBy(tractRows, ({ geoid }) => geoid.slice(0, 5));
	const problems: string[] = [];
	const listed: County[] = [];
	let end = 0;
	for (const { geoid, county, ...rest } of countyRows) {
		const own = tractsOf.get(geoid) ?? [];
		tractsOf.delete(geoid);
		const sum = own.reduce((people, tract) => people + tract.population, 0);
		if (own.length === 0) {
			problems.push(`county ${geoid} (${county}) has no tracts`);
		} else if (sum !== rest.population) {
			problems.push(
				`county ${geoid} (${county}) has ${rest.population} people, and its tracts ${sum}`
			);
		}
		const first = end;
		end += own.length;
		listed.push({ code: geoid, name: county, ...rest, first, end });
	}
	for (const [code, [{ geoid }]] of tractsOf) {
		problems.push(`tract ${geoid} is in county ${code}, which is not among the counties`);
	}
	refuse(problems);
	const county = new Uint16Array(count);
	listed.forEach(({ first, end }, c) => county.fill(c, first, end));
	return {
		count,
		latitude: Float64Array.from(tractRows, (tract) => tract.latitude),
		longitude: Float64Array.from(tractRows, (tract) => tract.longitude),
		population: Uint32Array.from(tractRows, (tract) => tract.population),
		county,
		counties: listed
	};
}

/** Which of the counties are not drawn, and which of those drawn have no people counted; sorted. */
export function compareCodes(
	counties: readonly string[],
	drawn: readonly string[]
): { notDrawn: string[]; notCounted: string[] } {
	const [a, b] = [new Set(counties), new Set(drawn)];
	return { notDrawn: [...a.difference(b)].sort(), notCounted: [...b.difference(a)].sort() };
}

function readRows<Row extends { geoid: string }>(
	name: string,
	text: string,
	row: z.ZodType<Row> & { shape: object }
): Row[] {
	const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
		header: true,
		delimiter: ',',
		skipEmptyLines: true
	});
	const missing = Object.keys(row.shape).filter((column) => !meta.fields?.includes(column));
	if (missing.length > 0) refuse([`${name}: the file has no column ${missing.join(', ')}`]);
	const problems: string[] = [];
	for (const { row = 0, message } of errors) problems.push(`${name}, row ${row + 1}: ${message}`);
	const rows: Row[] = [];
	const seen = new Set<string>();
	for (const [i, cells] of data.entries()) {
		const { data: read, error } = row.safeParse(cells);
		for (const { path, message } of error?.issues ?? []) {
			problems.push(`${name}, row ${i + 1}: ${path.join('.')} ${message}`);
		}
		if (!read) continue;
		if (seen.has(read.geoid)) problems.push(`${name}, row ${i + 1}: ${read.geoid} is told twice`);
		seen.add(read.geoid);
		rows.push(read);
	}
	if (data.length === 0) problems.push(`${name}: the file has no rows`);
	refuse(problems);
	return rows;
}

function refuse(problems: readonly string[]): void {
	if (problems.length === 0) return;
	const more = problems.length - TOLD;
	const told = [...problems.slice(0, TOLD), ...(more > 0 ? [`and ${more} more`] : [])];
	throw new UnreadableCensus(`The census files can't be used:\n${told.join('\n')}`);
}
