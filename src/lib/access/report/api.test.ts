import Papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { publishCommitted } from '../../../../tests/support/published.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import { accessReport, lengthOf, type AccessReport, type ReportRow } from './api.ts';
import { serverAnswer, serverMap } from '#lib/access/reach/server-engine.server.ts';
import { population } from '#lib/access/people/population.server.ts';
import { readQuery, type AccessQuery } from '#lib/access/question/query.ts';
import { accessCsv } from './table-csv.ts';

// The first answer plants a tree over all tracts.
vi.setConfig({ testTimeout: 120_000 });

const { texts } = await publishCommitted();
const CLOSED = texts.treatments.id[0];

const QUESTIONS = [
	'state=TX',
	'payer=medicaid&state=AZ&county=04013',
	'route=oral&state=PR',
	'payer=tricare&measure=extra&state=MT',
	'measure=e2sfca&state=NY&nth=2',
	'measure=count&miles=50&state=AK',
	`add=46.8,-100.8&add=18.2,-66.5,oral&close=${CLOSED}&close=no-such-clinic&state=ND&county=38015`
];

function ask(text: string) {
	const { query, problems } = readQuery(new URLSearchParams(text));
	expect(problems).toEqual([]);
	const { version, today, answer, named } = serverAnswer(query, '2025-06-01');
	const origin = 'https://example.org';
	const sources = { version, today, named, origin, tracts: population().areas.count };
	return { query, answer: answer as AccessAnswer, sources };
}

function report(text: string): AccessReport {
	const { query, answer, sources } = ask(text);
	return accessReport(query, answer, sources);
}

/** All of a row's people, in one list. */
const people = (row: ReportRow) => [
	row.population,
	...Object.values(row.peopleWithinMiles),
	row.peopleBeyond,
	...Object.values(row.peopleGainedWithinMiles ?? {})
];

const sum = (lists: number[][]) =>
	lists[0].map((_, k) => lists.reduce((total, list) => total + list[k], 0));

/** Paths of numbers that JSON can't hold. */
function unwritable(value: unknown, path = ''): string[] {
	if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
	if (typeof value !== 'object' || value === null) return value === undefined ? [path] : [];
	return Object.entries(value).flatMap(([key, one]) => unwritable(one, `${path}.${key}`));
}

describe.each(QUESTIONS)('the report of %s', (text) => {
	const it_ = report(text);

	it('adds up: the nation is its states, and a state its counties', () => {
		expect(it_.states).toHaveLength(52);
		for (const row of [it_.national, ...it_.states, ...it_.counties]) {
			expect(row.peopleByClass.reduce((total, one) => total + one)).toBe(row.population);
			expect(row.class === null).toBe(row.population === 0);
		}
		expect(sum(it_.states.map(people))).toEqual(people(it_.national));
		const state = it_.states.find(({ code }) => code === it_.question.state) as ReportRow;
		expect(sum(it_.counties.map(people))).toEqual(people(state));
		for (const row of [it_.national, ...it_.states, ...it_.counties]) {
			expect(row.peopleWithinMiles['100'] + row.peopleBeyond).toBe(row.population);
		}
	});

	it('has classes and a histogram that hold everyone', () => {
		const { population } = it_.national;
		const { people, peopleBeyond } = it_.histogram;
		expect(it_.classes.reduce((total, one) => total + one.people, 0)).toBe(population);
		expect(people.reduce((total, one) => total + one, peopleBeyond)).toBe(population);
		if (it_.measure.name === 'nearest') {
			expect(it_.classes[0].people).toBe(it_.national.peopleWithinMiles['10']);
		}
	});

	it('is plain data, and asks the same question again', () => {
		expect(unwritable(it_)).toEqual([]);
		expect(JSON.parse(JSON.stringify(it_))).toEqual(it_);
		expect(report(it_.question.parameters)).toEqual(it_);
	});

	it('says the same as the table', () => {
		const { query, answer, sources } = ask(text);
		const { names, records, note } = readCsv(accessCsv(query, answer, sources));
		const ofCounties = records.filter(({ Level }) => Level === 'County');
		expect(ofCounties.map(({ Code }) => Code)).toEqual(it_.counties.map(({ code }) => code));
		ofCounties.forEach((record, k) => {
			const row = it_.counties[k];
			const meters = row.median.meters === null ? '' : String(row.median.meters);
			expect(record.Name).toBe(row.name);
			expect(Number(record['Population (people)'])).toBe(row.population);
			expect(Number(record['Within 25 miles (people)'])).toBe(row.peopleWithinMiles['25']);
			expect(record['Median straight-line distance (meters)']).toBe(meters);
			const name = row.class === null ? '' : it_.classes[row.class].name;
			expect(record['Class on the map']).toBe(name);
		});
		expect(records.map(({ Level }) => Level).slice(0, 2)).toEqual(['Nation', 'State']);
		expect(Number(records[0]['Population (people)'])).toBe(it_.national.population);
		for (const name of names)
			expect(name).toMatch(/^Level$|ode$|^Name$|^Note$|^Class on the map$|\(.+\)$/);
		expect(note).toContain(`https://example.org/access?${it_.question.parameters}`);
		expect(note).toContain('OpenStreetMap');
	});
});

function readCsv(text: string) {
	const lines = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
	const [names, ...rest] = lines;
	for (const line of rest) expect(line).toHaveLength(names.length);
	const records = rest.map((line) => Object.fromEntries(names.map((name, k) => [name, line[k]])));
	const [note, ...others] = records.map(({ Note }) => Note);
	expect(others.filter((it) => it !== '')).toEqual([]);
	return { names, records, note };
}

describe('the class of a row', () => {
	it('is the color of its county on the map, whatever is shown', () => {
		for (const text of [
			'measure=e2sfca&state=NY',
			'payer=tricare&measure=extra&state=MT',
			'state=TX'
		]) {
			const { query } = readQuery(new URLSearchParams(text));
			const { answer, counties, countyClass } = serverMap(query, '2025-06-01');
			for (const row of answer?.counties ?? []) {
				expect(row.class).toBe(countyClass?.[counties.findIndex(({ code }) => code === row.code)]);
			}
		}
	});
});

describe('a report', () => {
	it('has members in one order', () => {
		const [first, ...others] = QUESTIONS.map((text) => Object.keys(report(text)).join());
		for (const other of others) expect(other).toBe(first);
		expect(first).toMatch(/^version,date,license,question,measure,matchingClinics,unknown/);
	});

	it('has no distance where no clinic is in reach', () => {
		const { national, matchingClinics, unknown, caveats } = report('route=oral');
		expect(matchingClinics).toBe(0);
		expect(unknown).toBe('no_clinic');
		expect(caveats[0]).toContain('no proof that there is none');
		expect(report('').unknown).toBeNull();
		expect(national.median).toEqual({ meters: null, miles: null });
		expect(national.peopleBeyond).toBe(national.population);
	});

	it('names the clinics near a county, with the dropped ones in between', () => {
		const { county, question } = report(QUESTIONS[6]);
		expect(county).toMatchObject({ code: '38015', name: 'Burleigh', state: 'ND' });
		expect(county?.nearest[0]).toMatchObject({ added: 0 });
		expect(county?.nearest[1]).toMatchObject({
			added: null,
			url: expect.stringMatching(/^https:\/\/example\.org\/clinics\/[\w-]+$/)
		});
		expect(question.close).toEqual([CLOSED, 'no-such-clinic']);
		expect(question.unknownClosed).toEqual(['no-such-clinic']);
	});

	it('tells what coverage costs, or a score, only where that is asked', () => {
		const { states, national } = report('payer=tricare&measure=extra');
		expect(states.some(({ extra }) => extra?.meters)).toBe(true);
		expect(national).toMatchObject({ extra: { meters: expect.any(Number) }, score: null });
		const score = report('measure=e2sfca');
		expect(score.national.score).toBeCloseTo(score.measure.nationalAverage as number, 9);
		expect(score.national.extra).toBeNull();
		expect(report('').national).toMatchObject({ extra: null, score: null });
	});

	it('tells nothing of what coverage costs without an insurance', () => {
		const { classes, national, states, unknown } = report('measure=extra');
		expect({ classes, unknown }).toEqual({ classes: [], unknown: 'no_payer' });
		for (const row of [national, ...states]) {
			expect(row).toMatchObject({ extra: null, class: null, peopleByClass: [] });
		}
		expect(national.peopleWithinMiles['50']).toBeGreaterThan(0);
	});

	it('tells who is gained by a scenario, and that closing gains nobody', () => {
		const gained = report('add=46.8,-100.8').national.peopleGainedWithinMiles;
		for (const people of Object.values(gained ?? {})) expect(people).toBeGreaterThan(0);
		const lost = report(`close=${CLOSED}`).national.peopleGainedWithinMiles;
		for (const people of Object.values(lost ?? {})) expect(people).toBeLessThanOrEqual(0);
		expect(report('').national.peopleGainedWithinMiles).toBeNull();
	});
});

describe('the table', () => {
	it('has a row for each state, by code', () => {
		const { query, answer, sources } = ask('sort=name&unit=km');
		const { records, names } = readCsv(accessCsv(query, answer, sources));
		expect(records).toHaveLength(1 + 52);
		expect(records[0]).toMatchObject({ Code: 'US', Name: 'United States and Puerto Rico' });
		const [, ...states] = records;
		expect(states[0]).toMatchObject({ Code: 'AK', 'State code': 'AK', Name: 'Alaska' });
		const all = states.reduce((total, one) => total + Number(one['Population (people)']), 0);
		expect(all).toBe(answer.national.population);
		expect(names).not.toContain('Gained within 10 miles (people)');
	});

	it('leaves out what coverage costs, where no insurance is asked about', () => {
		const { query, answer, sources } = ask('measure=extra');
		const { names, records } = readCsv(accessCsv(query, answer, sources));
		expect(names.filter((name) => /extra/i.test(name))).toEqual([]);
		expect(records.every((record) => record['Class on the map'] === '')).toBe(true);
		expect(records[0]['Population (people)']).not.toBe('');
	});

	it('has the names of its columns in the language of the page', () => {
		const { query, answer, sources } = ask('measure=e2sfca&state=MD');
		overwriteGetLocale(() => 'es');
		const { names, records } = (() => {
			const [names, ...rows] = Papa.parse<string[]>(accessCsv(query, answer, sources)).data;
			return { names, records: rows };
		})();
		overwriteGetLocale(() => 'en');
		expect(names).toContain('Población (personas)');
		expect(names.at(-1)).toBe('Nota');
		expect(records.map(([, , name]) => name)).toContain('Baltimore (ciudad)');
		expect(records[0].at(-1)).toContain('https://example.org/es/access?measure=e2sfca');
	});

	it('runs nothing in a spreadsheet', () => {
		const { query, answer, sources } = ask('state=PR');
		const counties = answer.counties.map((row) => ({ ...row, name: '=HYPERLINK("x")' }));
		const asked: AccessQuery = { ...query, state: 'PR' };
		const { records } = readCsv(accessCsv(asked, { ...answer, counties }, sources));
		for (const { Name } of records.slice(2)) expect(Name).toBe('\'=HYPERLINK("x")');
	});
});

describe('a length', () => {
	it('is told in meters and miles, or not at all', () => {
		expect(lengthOf(16_093.44)).toEqual({ meters: 16_093, miles: 10 });
		expect(lengthOf(0)).toEqual({ meters: 0, miles: 0 });
		for (const none of [Infinity, NaN]) {
			expect(lengthOf(none)).toEqual({ meters: null, miles: null });
		}
	});
});
