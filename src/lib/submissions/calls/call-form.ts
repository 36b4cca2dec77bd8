import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CallOutcome } from './call-outcome.ts';
import type { CallReport } from './call-report.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';

/** Every field of the form, to give back what was chosen. */
export const CALL_FIELDS = ['outcome', 'route', 'payer', 'day'] as const;

/** What someone found who called, in the order in which it is asked. */
export const outcomeName: Record<CallOutcome, () => string> = {
	booked: m.submissions_call_booked,
	wait_list: m.submissions_call_wait_list,
	not_taking_patients: m.submissions_call_not_taking,
	not_offered: m.submissions_call_not_offered,
	payer_refused: m.submissions_call_payer_refused,
	wrong_number: m.submissions_call_wrong_number,
	no_answer: m.submissions_call_no_answer,
	closed: m.submissions_call_closed
};
const OUTCOMES = Object.keys(outcomeName) as CallOutcome[];

/** How many days back a call may be. */
export const LONGEST_AGO = 30;
const DAY = 24 * 60 * 60 * 1000;

/** The days that a call can be of, as ISO dates. It isn't the same day everywhere. */
export function callDays(now: Date): { first: string; usual: string; last: string } {
	return {
		first: INLAND.format(now.getTime() - LONGEST_AGO * DAY),
		usual: INLAND.format(now),
		last: EARLIEST.format(now)
	};
}

/** Writes the ISO date that it is somewhere. */
const dateIn = (timeZone: string) =>
	new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
const INLAND = dateIn('America/Chicago');
/** Where the day begins first, of all places that the directory covers. */
const EARLIEST = dateIn('Pacific/Guam');

type CallReading =
	| { ok: true; report: Pick<CallReport, 'outcome' | 'route' | 'payer' | 'calledOn'> }
	| { ok: false; errors: FormErrors };

/** Reads a report of a call: codes and a day, nothing else. */
export function readCall(form: FormData, now: Date): CallReading {
	const outcome = OUTCOMES.find((it) => it === textOf(form, 'outcome'));
	const route = ROUTES.find((it) => it === textOf(form, 'route')) ?? null;
	const payer = PAYERS.find((it) => it === textOf(form, 'payer')) ?? null;
	const calledOn = textOf(form, 'day');
	const { first, last } = callDays(now);
	const isDay = /^\d{4}-\d\d-\d\d$/.test(calledOn) && !Number.isNaN(Date.parse(calledOn));
	const errors: FormErrors = {
		...(!outcome && { outcome: m.submissions_answer_missing() }),
		...(outcome === 'not_offered' && !route && { route: m.submissions_call_route_missing() }),
		...(outcome === 'payer_refused' && !payer && { payer: m.submissions_call_payer_missing() }),
		...(!(isDay && calledOn >= first && calledOn <= last) && {
			day: m.submissions_call_day_wrong({ days: LONGEST_AGO })
		})
	};
	if (!outcome || Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, report: { outcome, route, payer, calledOn } };
}
