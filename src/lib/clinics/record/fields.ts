import type { Clinic } from './clinic.ts';
import { isPlainName, PLAIN_NAMES, voucherOf, type PlainName } from './facts/index.ts';
import type { Json } from './json.ts';
import type { CoverageRow, Service } from './service.ts';
import { isSaid, type Stated } from '#lib/clinics/record/provenance/stated.ts';
import {
	isPayer,
	isRoute,
	isSetting,
	PAYERS,
	type Payer,
	type Route,
	type Setting
} from './vocabulary.ts';

export type { Json } from './json.ts';

/**
 * A part of a clinic that is proposed, compared and decided on as one: `phone`, `payers/medicaid`,
 * `service/iv_infusion/clinic`, `coverage/iv_infusion/clinic/private/Blue%20Shield%20PPO/CA`, and
 * `listing`, whether it is listed at all ('open' or 'closed').
 */
export type Field =
	'listing' | PlainName | `payers/${Payer}` | `service/${string}` | `coverage/${string}`;

/** What a clinic says, field by field. A field that isn't there says nothing. */
export type Fields = Partial<Record<Field, Json>>;

/** A field's parts, by what it is about. */
export type FieldParts =
	| { about: 'listing' }
	| { about: 'plain'; name: PlainName }
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

/** Whether a text names a field, in the one way there is to write it. */
export function isField(text: unknown): text is Field {
	return typeof text === 'string' && readField(text) !== undefined;
}

/** Takes a field apart. */
export function partsOf(field: Field): FieldParts {
	const parts = readField(field);
	if (!parts) throw new TypeError(`There is no field "${field}".`);
	return parts;
}

function readField(text: string): FieldParts | undefined {
	if (text === 'listing') return { about: 'listing' };
	if (isPlainName(text)) return { about: 'plain', name: text };
	const [kind, ...rest] = text.split('/');
	if (kind === 'payers') {
		const [payer] = rest;
		return rest.length === 1 && isPayer(payer) ? { about: 'payer', payer } : undefined;
	}
	const [route, setting, payer, plan, state] = rest;
	if (!isRoute(route) || !isSetting(setting)) return undefined;
	if (kind === 'service') {
		return rest.length === 2 ? { about: 'service', route, setting } : undefined;
	}
	if (kind !== 'coverage' || !isPayer(payer)) return undefined;
	if (state !== undefined && !/^[A-Z]{2}$/.test(state)) return undefined;
	const parts = {
		...{ about: 'coverage' as const, route, setting, payer },
		...(plan && { plan: planIn(plan) }),
		...(state && { state })
	};
	return coverageField(parts, parts) === text ? parts : undefined;
}

/** The name of a plan; '' where none would be written so. */
function planIn(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return '';
	}
}

/** The fact that a statement vouches for it with; null: a service or a row, which has its own. */
export function factOf(field: Field): Stated | null {
	const parts = partsOf(field);
	if (parts.about === 'payer') return `payers/${parts.payer}`;
	return parts.about === 'plain' ? voucherOf(parts.name) : null;
}

/** What is taken over, left or taken away as one: a fact with its fields, one payer, or a treatment. */
export type Topic = Stated | Route | 'listing';

/** What a field is a part of: of `iv_infusion` are its settings, and what is said of its coverage. */
export function topicOf(field: Field): Topic {
	const parts = partsOf(field);
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
	for (const name of PLAIN_NAMES) {
		const value = clinic[name];
		if (isSaid(value)) fields[name] = value;
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
