import { wordReader } from '#lib/clinics/words/read-word.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Phone } from '#lib/clinics/record/contact/phone.ts';
import { parsePhone } from '#lib/clinics/record/contact/parse-phone.ts';
import {
	closedWeek,
	isOvernight,
	isSpan,
	LONGEST_HOURS,
	overlap,
	readTime,
	WEEKDAYS,
	weekFromOsm,
	weekToOsm,
	type DayHours,
	type Span,
	type Weekday
} from '#lib/clinics/record/open-hours.ts';
import { m } from '#lib/paraglide/messages.js';
import { dayNames, intakeNames, MOST_PHONES, type Values } from './names.ts';
import type { Reading } from './reading.ts';

export const phoneValues = ({ phone }: Clinic): Values => (phone ? phoneIn(phone, PHONE) : {});

export const intakeValues = ({ intakePhones }: Clinic): Values =>
	Object.assign({}, ...intakePhones.map((it, row) => phoneIn(it, intakeNames(row)))) as Values;

/** The names of the inputs of a phone. */
type PhoneNames = ReturnType<typeof intakeNames>;
const PHONE: PhoneNames = { number: 'phone', extension: 'extension' };

const phoneIn = (phone: Phone, names: PhoneNames): Values => ({
	[names.number]: national(phone),
	[names.extension]: phone.extension ?? ''
});

const national = ({ number }: Phone) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

export function hoursValues({ hours }: Clinic): Values {
	if (!hours) return {};
	const week = weekFromOsm(hours);
	if (!week) return { 'hours-as': 'text', 'hours-text': hours };
	const days = WEEKDAYS.flatMap((day) => {
		const { kind, spans } = dayNames(day);
		const its = week.days[day];
		const open = its.kind === 'open' ? its.spans : [];
		return [
			[kind, its.kind === 'closed' ? '' : its.kind],
			...open.flatMap(({ from, to }, i) => [
				[spans[i].from, from],
				[spans[i].to, to]
			])
		];
	});
	const spans = Object.values(week.days).flatMap((day) => (day.kind === 'open' ? day.spans : []));
	return {
		'hours-as': 'week',
		'hours-overnight': spans.some(isOvernight) ? 'yes' : '',
		'hours-holidays': week.holidaysOff ? 'yes' : '',
		...Object.fromEntries(days)
	};
}

export const readMainPhone = (it: Reading, base: Clinic | null): Phone | undefined =>
	readPhone(it, PHONE, base?.phone);

export function readIntake(it: Reading, base: Clinic | null): Phone[] {
	const phones: Phone[] = [];
	for (let row = 0; row < MOST_PHONES; row++) {
		const names = intakeNames(row);
		const phone = readPhone(it, names, base?.intakePhones[row]);
		if (!phone) continue;
		const isTwice = phones.some(
			(one) => one.number === phone.number && one.extension === phone.extension
		);
		if (isTwice) it.fail(names.number, m.update_error_phone_twice());
		else phones.push(phone);
	}
	return phones;
}

function readPhone(it: Reading, names: PhoneNames, base: Phone | undefined): Phone | undefined {
	const text = it.line(names.number);
	const typed = it.line(names.extension).replace(/^(x|ext\.?)\s*/i, '');
	if (typed && !/^\d{1,8}$/.test(typed)) it.fail(names.extension, m.update_error_extension());
	if (!text) {
		if (typed) it.fail(names.number, m.update_error_phone_missing());
		return undefined;
	}
	const isSame = base && text === national(base);
	const phone = isSame ? { number: base.number } : parsePhone(text);
	if (!phone) {
		it.fail(names.number, m.update_error_phone());
		return undefined;
	}
	return typed ? { ...phone, extension: typed } : phone;
}

const readHoursAs = wordReader(['week', 'text']);
const readDayKind = wordReader(['closed', 'open', 'appointment']);

export function readHours(it: Reading, clinic: Clinic | null): string | undefined {
	const base = clinic?.hours;
	const as = it.choice('hours-as', readHoursAs);
	if (as === 'text') {
		const text = it.needed('hours-text', m.update_error_hours_text(), base);
		if (text.length > LONGEST_HOURS) {
			it.fail('hours-text', m.update_error_long({ length: LONGEST_HOURS }));
		}
		return text;
	}
	if (as !== 'week') return undefined;
	const week = { ...closedWeek(), holidaysOff: it.ticked('hours-holidays') };
	const listed = base ? weekFromOsm(base)?.days : undefined;
	for (const day of WEEKDAYS) week.days[day] = readDay(it, day, listed?.[day]);
	const osm = weekToOsm(week);
	if (osm === null) {
		// A day that is said to be open has its own error: it only lacks the times.
		const isSaid = WEEKDAYS.some((day) => week.days[day].kind !== 'closed');
		if (!isSaid) it.fail('hours-as', m.update_error_hours_none());
		return undefined;
	}
	// Another way to write the same week is no change.
	const known = base && weekFromOsm(base);
	return known && weekToOsm(known) === osm ? base : osm;
}

function readDay(it: Reading, day: Weekday, listed: DayHours | undefined): DayHours {
	const { kind, spans } = dayNames(day);
	const chosen = it.choice(kind, readDayKind) ?? 'closed';
	if (chosen !== 'open') return { kind: chosen };
	const read = spans.map((names, i) => readSpan(it, names, i === 0));
	const hours: DayHours = { kind: 'open', spans: read.filter((span) => span !== undefined) };
	const [first, second] = read;
	const isListed = JSON.stringify(hours) === JSON.stringify(listed);
	if (first && second && overlap(first, second) && !isListed) {
		it.fail(spans[1].from, m.update_error_time_overlap());
	}
	return hours;
}

function readSpan(
	it: Reading,
	names: { from: string; to: string },
	isNeeded: boolean
): Span | undefined {
	const texts = [it.text(names.from), it.text(names.to)];
	if (!isNeeded && texts.every((text) => text === '')) return undefined;
	const [from, to] = texts.map((text) => readTime(text));
	if (!from) it.fail(names.from, m.update_error_time_from());
	if (!to) it.fail(names.to, m.update_error_time_to());
	if (!from || !to) return undefined;
	if (!isSpan({ from, to })) it.fail(names.to, m.update_error_time_same());
	if (isOvernight({ from, to }) && !it.ticked('hours-overnight'))
		it.fail(names.to, m.update_error_time_order({ box: m.update_week_overnight() }));
	return { from, to };
}
