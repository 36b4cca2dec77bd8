import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dateFormat, listInWords } from '#lib/format/locale.ts';

/** Longest value of `opening_hours`, as of any tag of OpenStreetMap's. */
export const LONGEST_HOURS = 255;

/** Days of a week as OpenStreetMap writes them. */
export const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From when to when, "08:00" to "17:30". To "00:00" is the end of the day. */
export interface Span {
	from: string;
	to: string;
}

export type DayHours =
	{ kind: 'closed' } | { kind: 'appointment' } | { kind: 'open'; spans: readonly Span[] };

/** What most places can say of their hours: the same each week. */
export interface Week {
	days: Record<Weekday, DayHours>;
	/** Closed on public holidays. false: nothing is said of them. */
	holidaysOff: boolean;
}

/** Most spans of one day that a week holds: a morning and an afternoon. */
const MOST_SPANS = 2;

const APPOINTMENT = '"by appointment"';

/**
 * A week in OpenStreetMap's `opening_hours` syntax: `Mo-Fr 08:00-12:00,13:00-17:00; PH off`. null
 * when no day is open: that says nothing of when to come.
 */
export function weekToOsm({ days, holidaysOff }: Week): string | null {
	const groups = Map.groupBy(WEEKDAYS, (day) => bodyOf(days[day]));
	groups.delete('');
	if (groups.size === 0) return null;
	const rules = [...groups].map(([body, group]) => `${daysToOsm(group)} ${body}`);
	return [...rules, ...(holidaysOff ? ['PH off'] : [])].join('; ');
}

function bodyOf(hours: DayHours): string {
	if (hours.kind === 'closed') return '';
	if (hours.kind === 'appointment') return APPOINTMENT;
	return hours.spans.map(({ from, to }) => `${from}-${to === '00:00' ? '24:00' : to}`).join(',');
}

/** "Mo-Fr", "Sa,Su", "Mo,We-Fr". */
function daysToOsm(days: readonly Weekday[]): string {
	return runsOf(days)
		.map((run) => (run.length > 2 ? `${run[0]}-${run[run.length - 1]}` : run.join(',')))
		.join(',');
}

/** Days that follow each other, together. */
function runsOf(days: readonly Weekday[]): Weekday[][] {
	const runs: Weekday[][] = [];
	for (const day of days) {
		const last = runs.at(-1);
		const yesterday = last?.at(-1);
		if (last && yesterday && WEEKDAYS.indexOf(yesterday) + 1 === WEEKDAYS.indexOf(day)) {
			last.push(day);
		} else runs.push([day]);
	}
	return runs;
}

/** The week that a text in OpenStreetMap's syntax means; undefined when it says more than a week. */
export function weekFromOsm(osm: string): Week | undefined {
	const week = closedWeek();
	for (const rule of osm.split(';').map((it) => it.trim())) {
		if (/^PH (off|closed)$/i.test(rule)) {
			week.holidaysOff = true;
			continue;
		}
		const [, names, body] = /^((?:[A-Z][a-z])(?:[,-][A-Z][a-z])*) (\S.*)$/.exec(rule) ?? [];
		const days = names && daysFromOsm(names);
		const hours = body && hoursFromOsm(body);
		if (!days || !hours) return undefined;
		for (const day of days) week.days[day] = hours;
	}
	return weekToOsm(week) === null ? undefined : week;
}

/** A week on which nothing is open. */
export function closedWeek(): Week {
	const [Mo, Tu, We, Th, Fr, Sa, Su] = WEEKDAYS.map((): DayHours => ({ kind: 'closed' }));
	return { days: { Mo, Tu, We, Th, Fr, Sa, Su }, holidaysOff: false };
}

function daysFromOsm(text: string): Weekday[] | undefined {
	const days: Weekday[] = [];
	for (const part of text.split(',')) {
		const [first, last = first, ...more] = part.split('-').map((it) => indexOf(it));
		if (first < 0 || last < 0 || more.length > 0) return undefined;
		// "Sa-Mo" goes over the end of the week.
		const length = ((last - first + 7) % 7) + 1;
		for (let i = 0; i < length; i++) days.push(WEEKDAYS[(first + i) % 7]);
	}
	return days;
}

const indexOf = (day: string) => WEEKDAYS.findIndex((it) => it === day);

function hoursFromOsm(body: string): DayHours | undefined {
	if (/^(off|closed)$/i.test(body)) return { kind: 'closed' };
	if (body.toLowerCase() === APPOINTMENT) return { kind: 'appointment' };
	const spans = body.split(',').map(spanFromOsm);
	if (spans.length > MOST_SPANS || !spans.every((it) => it !== undefined)) return undefined;
	return { kind: 'open', spans };
}

function spanFromOsm(text: string): Span | undefined {
	const [, from, to] = /^\s?(\d{1,2}:\d\d)-(\d{1,2}:\d\d)$/.exec(text) ?? [];
	if (!from || !to) return undefined;
	const span = { from: readTime(from), to: readTime(to === '24:00' ? '00:00' : to) };
	return span.from && span.to && isSpan({ from: span.from, to: span.to })
		? { from: span.from, to: span.to }
		: undefined;
}

/** Whether a span has a length: only a whole day may end when it began, at midnight. */
export function isSpan({ from, to }: Span): boolean {
	return from !== to || from === '00:00';
}

/** Whether a span ends on the day after it began: rare, and what a slip of AM and PM looks like. */
export function isOvernight({ from, to }: Span): boolean {
	return to < from && to !== '00:00';
}

/** From when to when, where each end says which half of the day it is in: "9 am to 5 pm". */
const IN_HALVES =
	/\d\s*[ap]\.?\s?m\.?\s*(?:-|–|—|to|until)\s*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b/i;
const ANY_HALF = /\d\s*[ap]\.?\s?m\b/i;

/**
 * Whether hours look like a slip of AM and PM: "9-5" read as 09:00-05:00 would send people there at
 * night. They do where a span goes past midnight, starts before dawn, or starts before the one ahead
 * of it ends, and the text doesn't clearly say so: by both halves of the day, or by an evening hour.
 *
 * @param osm as OpenStreetMap's tools understood it
 * @param written as it was typed
 */
export function isLikelySlip(osm: string, written: string): boolean {
	if (IN_HALVES.test(written)) return false;
	const isRewritten = osm !== written;
	return osm.split(';').some((rule) => {
		const spans = [...rule.matchAll(/(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)/g)].map((match) => {
			const [, hour, minute, hourTo, minuteTo] = match.map(Number);
			return { from: hour * 60 + minute, to: hourTo * 60 + minuteTo, at: match.index };
		});
		return spans.some(({ from, to, at }, i) => {
			const before = spans.at(i - 1);
			const isNextOfDay = i > 0 && /\d,\s?$/.test(rule.slice(0, at));
			if (isNextOfDay && before && before.to > before.from && from < before.to) return true;
			if (isRewritten && from >= 60 && from < DAWN && !ANY_HALF.test(written)) return true;
			const isPastMidnight = to < from && to !== 0;
			return isPastMidnight && (from <= NOON || ANY_HALF.test(written));
		});
	});
}

/** Minutes of the day. */
const DAWN = 6 * 60;
const NOON = 12 * 60 + 59;

/** Whether two spans of a day have time in common. */
export function overlap(a: Span, b: Span): boolean {
	const [first, second] = a.from <= b.from ? [a, b] : [b, a];
	return (
		first.from === second.from ||
		first.to === '00:00' ||
		first.to < first.from ||
		second.from < first.to
	);
}

/** A time as people type it ("8", "8:30 am", "17:00") as "17:00"; undefined when it is none. */
export function readTime(text: string): string | undefined {
	const [, hour, minute = '00', half] =
		/^(\d{1,2})(?::([0-5]\d))?\s*(?:([ap])\.?\s?m\.?)?$/i.exec(text.trim()) ?? [];
	if (!hour) return undefined;
	let hours = Number(hour);
	if (half && (hours < 1 || hours > 12)) return undefined;
	if (half) hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	return hours > 23 ? undefined : `${String(hours).padStart(2, '0')}:${minute}`;
}

/**
 * Opening hours, a line for each group of days, in the language of the page: "Monday–Friday:
 * 8:00 AM to 5:00 PM". What is more than a week stays as OpenStreetMap writes it.
 */
export function hoursInWords(osm: string): string[] {
	if (osm === '24/7') return [m.update_hours_always()];
	const week = weekFromOsm(osm);
	if (!week) return [osm];
	const runs: Weekday[][] = [];
	for (const day of WEEKDAYS) {
		const last = runs.at(-1);
		if (last && bodyOf(week.days[last[0]]) === bodyOf(week.days[day])) last.push(day);
		else runs.push([day]);
	}
	const lines = runs.map((run) =>
		m.update_hours_line({ days: runInWords(run), hours: dayInWords(week.days[run[0]]) })
	);
	return week.holidaysOff ? [...lines, m.update_hours_holidays_off()] : lines;
}

/** "Monday" or "Monday–Friday". */
function runInWords(run: readonly Weekday[]): string {
	const [first, last] = [run[0], run[run.length - 1]].map(weekdayName);
	const text = run.length === 1 ? first : m.update_hours_days({ first, last });
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A weekday's name in the language of the page. */
export function weekdayName(day: Weekday): string {
	// The first of January 2024 was a Monday.
	const date = new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)));
	return dateFormat(getLocale(), {
		weekday: 'long',
		timeZone: 'UTC'
	}).format(date);
}

function dayInWords(hours: DayHours): string {
	if (hours.kind === 'closed') return m.update_hours_closed();
	if (hours.kind === 'appointment') return m.update_hours_appointment();
	const spans = hours.spans.map(({ from, to }) =>
		from === to
			? m.update_hours_all_day()
			: m.update_hours_span({ from: timeInWords(from), to: timeInWords(to) })
	);
	return listInWords(spans, getLocale());
}

function timeInWords(time: string): string {
	return dateFormat(getLocale(), {
		hour: 'numeric',
		minute: '2-digit',
		timeZone: 'UTC'
	}).format(new Date(`2024-01-01T${time}Z`));
}
