import { WEEKDAYS, type Weekday } from '#lib/clinics/record/open-hours.ts';
import {
	askedFact,
	FACT_NAMES,
	IN_FORM_ORDER,
	isAsked,
	type ByHandName,
	type FactName
} from '#lib/clinics/record/facts/index.ts';
import { payerInput } from '#lib/clinics/record/facts/payers.ts';
import {
	minutesName,
	OFFERS,
	offerName,
	statesName,
	type Offer
} from '#lib/clinics/record/facts/services.ts';
import { PAYERS, type Payer } from '#lib/clinics/record/vocabulary.ts';

export { payerInput, minutesName, OFFERS, offerName, statesName, type Offer };

/** What a form holds, by the names of its fields. A field that isn't there is empty. */
export type Values = Record<string, string | string[]>;

/** Most phones for new patients, and most plans and states of one treatment, that a form holds. */
export const MOST_PHONES = 6;
export const MOST_PLANS = 20;

/** Names of what is said of one row of coverage. */
export interface RowNames {
	participation: string;
	prior: string;
	files: string;
	evidence: string;
}

/** Names of the row of a payer as a whole. */
export function rowNames({ route, setting }: Offer, payer: Payer): RowNames {
	return parts(`coverage-${route}-${setting}-${payer}`);
}

/** Names of a row for one plan or state of a payer. */
export interface PlanNames extends RowNames {
	payer: string;
	plan: string;
	state: string;
}

export function planNames({ route, setting }: Offer, row: number): PlanNames {
	const start = `plan-${route}-${setting}-${row}`;
	return {
		payer: `${start}-payer`,
		plan: `${start}-plan`,
		state: `${start}-state`,
		...parts(start)
	};
}

const parts = (start: string): RowNames => ({
	participation: `${start}-participation`,
	prior: `${start}-prior`,
	files: `${start}-files`,
	evidence: `${start}-evidence`
});

/** Names of a phone for new patients. */
export const intakeNames = (row: number) => ({
	number: `intake-${row}-number`,
	extension: `intake-${row}-extension`
});

/** Names of what is said of one weekday: what it is, and two spans of it. */
export const dayNames = (day: Weekday) => ({
	kind: `hours-${day}`,
	spans: [
		{ from: `hours-${day}-from`, to: `hours-${day}-to` },
		{ from: `hours-${day}-from-2`, to: `hours-${day}-to-2` }
	] as const
});

const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

/** Every name in the coverage of one treatment. */
export const coverageNames = (it: Offer): string[] => [
	...PAYERS.flatMap((payer) => Object.values(rowNames(it, payer))),
	...rows(MOST_PLANS).flatMap((row) => Object.values(planNames(it, row)))
];

/** The names of the inputs of facts that are asked by a component of their own. */
const BY_HAND: Record<ByHandName, readonly string[]> = {
	address: ['street', 'street-withheld', 'suite', 'city', 'state', 'zip'],
	position: ['latitude', 'longitude'],
	phone: ['phone', 'extension'],
	intakePhones: rows(MOST_PHONES).flatMap((row) => Object.values(intakeNames(row))),
	hours: [
		'hours-as',
		...WEEKDAYS.flatMap((day) => {
			const { kind, spans } = dayNames(day);
			return [kind, ...spans.flatMap(({ from, to }) => [from, to])];
		}),
		'hours-overnight',
		'hours-holidays',
		'hours-text'
	],
	services: OFFERS.flatMap((it) => [offerName(it), statesName(it), minutesName(it)]),
	payers: PAYERS.map(payerInput)
};

/** The names of a fact's inputs. */
export function inputsOf(name: FactName): readonly string[] {
	return isAsked(name) ? [askedFact(name).question.name] : BY_HAND[name];
}

/** Fields that are several checkboxes: their value is a list. */
export const LISTS: readonly string[] = FACT_NAMES.filter(isAsked)
	.map(askedFact)
	.filter(({ answer }) => answer.kind === 'several')
	.map(({ question }) => question.name);

/** The name of every field, in the order in which the form shows them. */
export const FIELD_NAMES: readonly string[] = [
	...IN_FORM_ORDER.flatMap(inputsOf),
	...OFFERS.flatMap(coverageNames),
	'closed',
	'note'
];

const KNOWN = new Set(FIELD_NAMES);

/** What a sent form holds in the fields of ours. Empty fields and files are left out. */
export function valuesOf(form: FormData): Values {
	const values: Values = {};
	for (const name of new Set(form.keys())) {
		if (!KNOWN.has(name)) continue;
		const texts = form
			.getAll(name)
			.filter((it) => typeof it === 'string')
			.filter((it) => it !== '');
		if (texts.length > 0) values[name] = LISTS.includes(name) ? texts : texts[0];
	}
	return values;
}

/** A form that holds these values, as a browser sends it. */
export function formHolding(values: Values): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(values)) {
		for (const text of [value].flat()) form.append(name, text);
	}
	return form;
}

/** A field's text; '' when it is empty. */
export function textOf(values: Values, name: string): string {
	const value = values[name] ?? '';
	return typeof value === 'string' ? value : (value[0] ?? '');
}

/** A field's list of choices. */
export function listOf(values: Values, name: string): string[] {
	const value = values[name] ?? [];
	return typeof value === 'string' ? [value] : value;
}

/** Which rows to show of those that can be added: the filled ones, and an empty one to fill next. */
export function rowsToShow(
	values: Values,
	most: number,
	namesOf: (row: number) => readonly string[]
): number[] {
	const isFilled = (row: number) => namesOf(row).some((name) => textOf(values, name) !== '');
	const last = rows(most).findLastIndex(isFilled);
	return rows(Math.min(most, last + 2));
}

/** What a sent form holds, to be shown again: with Monday's hours copied where that was asked for. */
export function valuesToEdit(form: FormData): Values {
	const values = valuesOf(form);
	return form.has(COPY_MONDAY) ? withMondayCopied(values) : values;
}

/** Name of the button that gives Tuesday to Friday the hours of Monday. */
export const COPY_MONDAY = 'copy-monday';

/** What a form holds when the hours of Monday are those of each day until Friday. */
export function withMondayCopied(values: Values): Values {
	const result = { ...values };
	const namesOf = (day: Weekday) => {
		const { kind, spans } = dayNames(day);
		return [kind, ...spans.flatMap(({ from, to }) => [from, to])];
	};
	for (const day of WEEKDAYS.slice(1, 5)) {
		namesOf(day).forEach((name, i) => {
			result[name] = textOf(values, namesOf('Mo')[i]);
		});
	}
	return result;
}
