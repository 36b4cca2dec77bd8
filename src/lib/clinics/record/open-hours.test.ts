import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { readOsmHours } from './hours-syntax.server.ts';
import {
	hoursInWords,
	isLikelySlip,
	isSpan,
	overlap,
	readTime,
	WEEKDAYS,
	weekFromOsm,
	weekToOsm,
	type DayHours,
	type Week
} from './open-hours.ts';

const time = fc
	.tuple(fc.nat(23), fc.nat(59))
	.map((parts) => parts.map((it) => String(it).padStart(2, '0')).join(':'));
const span = fc.record({ from: time, to: time }).filter(isSpan);
const day: fc.Arbitrary<DayHours> = fc.oneof(
	fc.constantFrom({ kind: 'closed' } as const, { kind: 'appointment' } as const),
	fc.array(span, { minLength: 1, maxLength: 2 }).map((spans) => ({ kind: 'open' as const, spans }))
);
const week: fc.Arbitrary<Week> = fc
	.record({
		days: fc.record({ Mo: day, Tu: day, We: day, Th: day, Fr: day, Sa: day, Su: day }),
		holidaysOff: fc.boolean()
	})
	.filter(({ days }) => WEEKDAYS.some((it) => days[it].kind !== 'closed'));

describe('a week of opening hours', () => {
	it('is the same after OpenStreetMap’s syntax and back', () => {
		fc.assert(
			fc.property(week, (it) => {
				expect(weekFromOsm(weekToOsm(it) ?? '')).toEqual(it);
			})
		);
	});

	it('is written as OpenStreetMap’s own reader understands it', () => {
		fc.assert(
			fc.property(week, (it) => {
				const osm = weekToOsm(it) ?? '';
				expect(readOsmHours(osm)).toBeDefined();
			})
		);
	});

	it('is told in words, whatever it is', () => {
		fc.assert(
			fc.property(week, (it) => {
				const lines = hoursInWords(weekToOsm(it) ?? '');
				expect(lines.length).toBeGreaterThan(0);
				expect(lines.join()).not.toMatch(/undefined|Invalid/);
			})
		);
	});

	it.each([
		['Mo-Fr 8:00-17:00', 'Mo-Fr 08:00-17:00'],
		['Mo,Tu,We,Th,Fr 08:00-12:00, 13:00-17:00; PH closed', 'Mo-Fr 08:00-12:00,13:00-17:00; PH off'],
		['Sa-Mo 10:00-24:00', 'Mo,Sa,Su 10:00-24:00'],
		['Mo-Fr 08:00-17:00; We off', 'Mo,Tu,Th,Fr 08:00-17:00'],
		['Fr 22:00-02:00', 'Fr 22:00-02:00'],
		['Mo-Su "By Appointment"', 'Mo-Su "by appointment"']
	])('%s reads as %s', (osm, canonical) => {
		const read = weekFromOsm(osm);
		expect(read && weekToOsm(read)).toBe(canonical);
	});

	it.each([
		'24/7',
		'Mo-Fr 08:00-10:00,11:00-12:00,13:00-14:00',
		'Mo-Fr 08:00-17:00 "call first"',
		'Dec 25 off',
		'sunrise-sunset',
		'Mo-Fr 08:00+',
		'Mo off',
		'Mo-We-Fr 08:00-10:00',
		'Xx 08:00-10:00',
		'Mo 08:00-08:00',
		''
	])('%j is more, or less, than a week', (osm) => {
		expect(weekFromOsm(osm)).toBeUndefined();
	});

	it('reads anything without throwing', () => {
		const part = fc.constantFrom(
			...WEEKDAYS,
			'-',
			',',
			';',
			' ',
			'08:00',
			'off',
			'PH',
			'"',
			'24/7'
		);
		const text = fc.oneof(
			fc.string(),
			fc.array(part).map((it) => it.join(''))
		);
		fc.assert(
			fc.property(text, (it) => {
				const read = weekFromOsm(it);
				if (read) expect(weekFromOsm(weekToOsm(read) ?? '')).toEqual(read);
				expect(hoursInWords(it).length).toBeGreaterThan(0);
			}),
			{ numRuns: 1000 }
		);
	});
});

describe('hours in words', () => {
	const osm = 'Mo-Th 08:00-12:00,13:00-17:30; Fr 00:00-24:00; Sa "by appointment"; PH off';

	it('are lines that people read', () => {
		const lines = hoursInWords(osm).map((it) => it.replace(/[\u202f\u00a0]/g, ' '));
		expect(lines).toEqual([
			'Monday–Thursday: 8:00 AM to 12:00 PM and 1:00 PM to 5:30 PM',
			'Friday: open all day',
			'Saturday: by appointment',
			'Sunday: closed',
			'Closed on public holidays'
		]);
	});

	it('are in Spanish on a Spanish page', () => {
		overwriteGetLocale(() => 'es');
		const lines = hoursInWords(osm);
		overwriteGetLocale(() => 'en');
		expect(lines[0]).toMatch(/^Lunes a jueves: de 8:00.* y de 1:00/);
		expect(lines[3]).toBe('Domingo: cerrado');
	});

	it('stay as they are when they are more than a week', () => {
		expect(hoursInWords('Mo-Fr 08:00+')).toEqual(['Mo-Fr 08:00+']);
		expect(hoursInWords('24/7')).toEqual(['Open day and night, every day']);
	});
});

describe('a time as people type it', () => {
	it.each([
		['8', '08:00'],
		['8:30 AM', '08:30'],
		['12 am', '00:00'],
		['12:15 p.m.', '12:15'],
		['5pm', '17:00'],
		['17:00', '17:00'],
		['5:00 p. m.', '17:00']
	])('%s is %s', (text, time) => {
		expect(readTime(text)).toBe(time);
	});

	it.each(['', '24:00', '8:60', '13 pm', '0 am', 'noon', '8-9'])('%j is none', (text) => {
		expect(readTime(text)).toBeUndefined();
	});
});

describe('OpenStreetMap’s syntax', () => {
	it.each(['24/7', 'sunrise-sunset', 'week 1-53/2 Fr 09:00-12:00', 'Mo-Fr 08:00-17:00; PH off'])(
		'%s can be read',
		(text) => {
			expect(readOsmHours(text)).toBe(text);
		}
	);

	it('is brought up to date where it was written the old way', () => {
		expect(readOsmHours('Mo-Fr 9am-5pm')).toBe('Mo-Fr 09:00-17:00');
	});

	it.each(['hello', 'constructor', '(((', 'Mo-Fr 25:00-26:00', '__proto__'])(
		'%s can’t be read',
		(text) => {
			expect(readOsmHours(text)).toBeUndefined();
		}
	);
});

describe('what looks like a slip of AM and PM', () => {
	it.each([
		'Mo-Fr 9-5',
		'weekdays 9 to 5',
		'Mo-Fr 9am-5',
		'Mo-Fr 1pm-5',
		'Mo-Fr 12-5',
		'Mo-Fr 8-12,1-5',
		'Mo-Fr 09:00-05:00',
		'Mo-Fr 9:00-17:00; Sa 9:00-1:00',
		'Mo-Fr 1-5',
		'Mo 08:00-12:00,11:00-17:00'
	])('%s is one', (text) => {
		expect(isLikelySlip(readOsmHours(text) ?? '', text)).toBe(true);
	});

	it.each([
		'Mo-Fr 9am-5pm',
		'Mon-Fri 9 a.m. to 5 p.m.',
		'Mo-Fr 9 am-5 am',
		'Mo-Fr 9-17',
		'Mo-Fr 09:00-12:00,13:00-17:00; Sa 08:00-12:00',
		'Mo-Fr 22:00-06:00',
		'Fr 6pm-2am',
		'Mo-Fr 09:00-29:00',
		'Mo-Su 00:00-24:00',
		'24/7',
		'sunrise-sunset'
	])('%s is none', (text) => {
		expect(isLikelySlip(readOsmHours(text) ?? '', text)).toBe(false);
	});

	it('is no more than two openings of one day with time in common', () => {
		const morning = { from: '08:00', to: '12:00' };
		expect(overlap(morning, { from: '11:30', to: '17:00' })).toBe(true);
		expect(overlap({ from: '11:30', to: '17:00' }, morning)).toBe(true);
		expect(overlap({ from: '08:00', to: '00:00' }, { from: '13:00', to: '17:00' })).toBe(true);
		expect(overlap(morning, { from: '12:00', to: '17:00' })).toBe(false);
		expect(overlap({ from: '13:00', to: '17:00' }, morning)).toBe(false);
	});
});
