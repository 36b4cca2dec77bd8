import type { Clinic } from './clinic.ts';
import type { CoverageRow, Service } from './service.ts';
import type { Stated } from './statements.ts';
import { PAYERS, ROUTES, SETTINGS, type Payer, type Route, type Setting } from './vocabulary.ts';

/** What JSON can hold. null: nothing is said. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Members of a clinic that are one field each. */
const PLAIN = [
	'name',
	'unit',
	'address',
	'position',
	'phone',
	'intakePhones',
	'kind',
	'operator',
	'assistance',
	'ages',
	'languages',
	'telehealthTherapy',
	'acceptingNewPatients',
	'website',
	'hours',
	'npi'
] as const satisfies readonly (keyof Clinic)[];
type Plain = (typeof PLAIN)[number];

/**
 * A part of a clinic that is proposed, compared and decided on as one: `phone`, `payers/medicaid`,
 * `service/iv_infusion/clinic`, `coverage/iv_infusion/clinic/private/Blue%20Shield%20PPO/CA`, and
 * `listing`, whether it is listed at all ('open' or 'closed').
 */
export type Field =
	'listing' | Plain | `payers/${Payer}` | `service/${string}` | `coverage/${string}`;

/** What a clinic says, field by field. A field that isn't there says nothing. */
export type Fields = Partial<Record<Field, Json>>;

/** A field's parts, by what it is about. */
export type FieldParts =
	| { about: 'listing' }
	| { about: 'plain'; name: Plain }
	| { about: 'payer'; payer: Payer }
	| { about: 'service'; route: Route; setting: Setting }
	| {
			about: 'coverage';
			route: Route;
			setting: Setting;
			payer: Payer;
			plan?: string;
			state?: string;
	  };

export const serviceField = ({ route, setting }: Pick<Service, 'route' | 'setting'>): Field =>
	`service/${route}/${setting}`;

export function coverageField(
	{ route, setting }: Pick<Service, 'route' | 'setting'>,
	{ payer, plan, state }: Pick<CoverageRow, 'payer' | 'plan' | 'state'>
): Field {
	const whole: Field = `coverage/${route}/${setting}/${payer}`;
	if (!plan && !state) return whole;
	return `${whole}/${encodeURIComponent(plan ?? '')}${state ? `/${state}` : ''}`;
}

const oneOf = (words: readonly string[]) => `(?:${words.join('|')})`;
const WHOLE = new RegExp(
	`^(?:listing|${oneOf(PLAIN)}|payers/${oneOf(PAYERS)}|service/${oneOf(ROUTES)}/${oneOf(SETTINGS)})$`
);
const ROW = new RegExp(
	`^coverage/${oneOf(ROUTES)}/${oneOf(SETTINGS)}/${oneOf(PAYERS)}(?:/[^/]*(?:/[A-Z]{2})?)?$`
);

/** Whether a text names a field, in the one way there is to write it. */
export function isField(text: unknown): text is Field {
	if (typeof text !== 'string') return false;
	if (!ROW.test(text)) return WHOLE.test(text);
	try {
		const parts = partsOf(text as Field);
		return parts.about === 'coverage' && coverageField(parts, parts) === text;
	} catch {
		return false; // A plan that no plan's name would be written as.
	}
}

/** Takes a field apart. */
export function partsOf(field: Field): FieldParts {
	if (field === 'listing') return { about: 'listing' };
	const [kind, ...rest] = field.split('/');
	if (kind === 'payers') return { about: 'payer', payer: rest[0] as Payer };
	const [route, setting] = rest as [Route, Setting];
	if (kind === 'service') return { about: 'service', route, setting };
	if (kind !== 'coverage') return { about: 'plain', name: field as Plain };
	const [payer, plan, state] = rest.slice(2);
	return {
		about: 'coverage',
		route,
		setting,
		payer: payer as Payer,
		...(plan && { plan: decodeURIComponent(plan) }),
		...(state && { state })
	};
}

/** The fact that a statement vouches for it with; null: a service or a row, which has its own. */
export function factOf(field: Field): Stated | null {
	const parts = partsOf(field);
	if (parts.about === 'payer') return `payers/${parts.payer}`;
	if (parts.about !== 'plain') return null;
	if (parts.name === 'unit') return 'name';
	if (parts.name === 'operator') return 'kind';
	if (parts.name === 'intakePhones') return 'phone';
	return parts.name;
}

/** What is taken over, left or taken away as one: a fact with its fields, one payer, or a treatment. */
export type Topic = Stated | Route | 'listing';

/** What a field is a part of: of `iv_infusion` are its settings, and what is said of its coverage. */
export function topicOf(field: Field): Topic {
	const parts = partsOf(field);
	if (parts.about === 'listing') return 'listing';
	if (parts.about === 'service' || parts.about === 'coverage') return parts.route;
	return factOf(field) ?? 'listing';
}

/** The names of fields, each once, in their order. */
export const namesOf = (...some: readonly Fields[]): Field[] =>
	Object.keys(Object.assign({}, ...some)).filter(isField);

/** What a clinic says, field by field; null: a place that isn't listed. */
export function fieldsOf(clinic: Clinic | null): Fields {
	if (!clinic) return { listing: 'closed' };
	const fields: Fields = { listing: 'open' };
	for (const name of PLAIN) {
		const value = clinic[name];
		const says = Array.isArray(value) ? value.length > 0 : value !== undefined;
		if (says) fields[name] = value as Json;
	}
	for (const payer of PAYERS) {
		const answer = clinic.payers[payer];
		if (answer) fields[`payers/${payer}`] = answer;
	}
	for (const service of clinic.services) {
		const { statesServed, monitoringMinutes } = service;
		fields[serviceField(service)] = {
			...(statesServed && { statesServed }),
			...(monitoringMinutes !== undefined && { monitoringMinutes })
		};
		for (const row of service.coverage) {
			const { participation, priorAuthorization, handlesPriorAuthorization } = row;
			const { evidence } = row.provenance;
			fields[coverageField(service, row)] = {
				participation,
				priorAuthorization,
				handlesPriorAuthorization,
				...(evidence && { evidence })
			};
		}
	}
	return fields;
}
