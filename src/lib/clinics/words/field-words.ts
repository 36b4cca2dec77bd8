import { addressLines, pinHref } from '#lib/clinics/record/address.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { hoursInWords } from '#lib/clinics/record/open-hours.ts';
import { phoneInWords } from '#lib/clinics/record/phone.ts';
import {
	ageName,
	assistanceName,
	kindName,
	languageName,
	operatorName,
	payerName,
	payerPhrase,
	routeName,
	settingName
} from '#lib/clinics/record/vocabulary-words.ts';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';
import type { CoverageRow, Service } from '#lib/clinics/record/service.ts';
import { listInWords } from '#lib/geo/formats.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { isStateCode, stateName } from '#lib/places/states.ts';
import { partsOf, type Field, type FieldParts, type Json } from '#lib/clinics/record/fields.ts';

type Plain = Extract<FieldParts, { about: 'plain' }>['name'];

const plainName: Record<Plain, () => string> = {
	name: m.field_name,
	unit: m.field_unit,
	address: m.clinic_address,
	position: m.field_position,
	phone: m.field_phone,
	intakePhones: m.field_intake_phones,
	kind: m.clinic_kind,
	operator: m.clinic_operator,
	assistance: m.clinic_assistance,
	ages: m.clinic_ages,
	languages: m.clinic_languages,
	telehealthTherapy: m.clinic_telehealth,
	acceptingNewPatients: m.field_new_patients,
	website: m.clinic_website,
	hours: m.clinic_hours,
	npi: m.field_npi
};

/** What a field is, in the language of the page: "Takes Medicaid", "Oral ketamine, at a hospital". */
export function fieldName(field: Field): string {
	const parts = partsOf(field);
	switch (parts.about) {
		case 'listing':
			return m.field_listing();
		case 'plain':
			return plainName[parts.name]();
		case 'payer':
			return m.field_payer({ payer: payerPhrase[parts.payer]() });
		case 'service':
			return serviceName(parts);
		case 'coverage': {
			const payer = [
				payerName[parts.payer](),
				parts.plan && m.field_coverage_plan({ plan: parts.plan }),
				parts.state && m.field_coverage_state({ state: stateInWords(parts.state) })
			];
			return m.field_coverage({
				service: serviceName(parts),
				payer: payer.filter(Boolean).join(', ')
			});
		}
	}
}

function serviceName({ route, setting }: Pick<Service, 'route' | 'setting'>): string {
	const where = settingName[setting]();
	return m.field_service({
		route: routeName[route](),
		setting: where.charAt(0).toLowerCase() + where.slice(1)
	});
}

/**
 * What a field says, in the language of the page; null: "nothing said". A proposal may hold what no
 * clinic could: whatever has not its field's shape is shown as it was written.
 */
export function valueInWords(field: Field, value: Json): string {
	if (value === null) return m.field_nothing();
	const parts = partsOf(field);
	switch (parts.about) {
		case 'listing':
			return wordFor(listingName, value);
		case 'payer':
			return wordFor(answerName, value);
		case 'service':
			return serviceInWords(membersOf(value));
		case 'coverage':
			return rowInWords(membersOf(value), parts.payer);
		case 'plain':
			return plainInWords[parts.name](value);
	}
}

type Members = Partial<Record<string, Json>>;

/** Words for the members of a vocabulary. */
type Names = Readonly<Record<string, () => string>>;

const listingName: Names = { open: m.field_listing_open, closed: m.field_listing_closed };
const answerName: Names = { accepted: m.field_payer_accepted, not_accepted: m.field_payer_refused };
const participationName: Record<CoverageRow['participation'], () => string> = {
	in_network: m.field_in_network,
	superbill: m.field_superbill,
	not_accepted: m.field_not_accepted
};
const authorizationName: Record<NonNullable<CoverageRow['priorAuthorization']>, () => string> = {
	required: m.field_authorization_required,
	not_required: m.field_authorization_not_required,
	varies: m.field_authorization_varies
};

const asWritten = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));
const yesOrNo = (value: Json) => (value === true ? m.field_yes() : m.field_no());
const each = (inWords: (one: Json) => string) => (value: Json) =>
	Array.isArray(value) ? value.map(inWords).join(', ') : asWritten(value);
const oneOf = (names: Names) => (value: Json) => wordFor(names, value);

const plainInWords: Record<Plain, (value: Json) => string> = {
	name: asWritten,
	unit: asWritten,
	address: addressInWords,
	position: positionInWords,
	phone: onePhone,
	intakePhones: each(onePhone),
	kind: oneOf(kindName),
	operator: oneOf(operatorName),
	assistance: each(oneOf(assistanceName)),
	ages: each(oneOf(ageName)),
	languages: each(oneOf(languageName)),
	telehealthTherapy: yesOrNo,
	acceptingNewPatients: yesOrNo,
	website: asWritten,
	hours: hoursWithSyntax,
	npi: asWritten
};

/** In words, and as written: two ways to write the same hours are two values. */
function hoursWithSyntax(value: Json): string {
	if (typeof value !== 'string') return asWritten(value);
	const words = hoursInWords(value).join('; ');
	return words === value ? value : m.field_hours({ words, syntax: value });
}

function wordFor(names: Names, value: Json): string {
	return typeof value === 'string' && Object.hasOwn(names, value)
		? names[value]()
		: asWritten(value);
}

function membersOf(value: Json): Members {
	return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

function onePhone(value: Json): string {
	const { number, extension } = membersOf(value);
	if (typeof number !== 'string') return asWritten(value);
	return phoneInWords({ number, ...(typeof extension === 'string' && { extension }) });
}

function addressInWords(value: Json): string {
	const { street, unit, city, state, zip } = membersOf(value);
	if (typeof city !== 'string' || typeof state !== 'string' || typeof zip !== 'string') {
		return asWritten(value);
	}
	const address: Clinic['address'] = {
		street: typeof street === 'string' ? street : null,
		...(typeof unit === 'string' && { unit }),
		city,
		state,
		zip
	};
	const lines = addressLines(address).join(', ');
	return address.street === null ? m.field_street_withheld({ town: lines }) : lines;
}

function positionInWords(value: Json): string {
	const { latitude, longitude, precision } = membersOf(value);
	if (typeof latitude !== 'number' || typeof longitude !== 'number') return asWritten(value);
	const words = { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) };
	return precision === 'zip' ? m.field_position_zip(words) : m.field_position_address(words);
}

/** Where a position can be looked at; null: the value is none. */
export function mapHrefOf(field: Field, value: Json): string | null {
	const { latitude, longitude } = membersOf(field === 'position' ? value : null);
	const isPlace = typeof latitude === 'number' && typeof longitude === 'number';
	return isPlace ? pinHref({ latitude, longitude }) : null;
}

function serviceInWords({ statesServed, monitoringMinutes }: Members): string {
	const states = Array.isArray(statesServed) ? statesServed.map(stateInWords) : [];
	return sentence([
		m.field_offered(),
		states.length > 0 && m.field_states_served({ states: list(states) }),
		typeof monitoringMinutes === 'number' && m.field_monitoring({ minutes: monitoringMinutes })
	]);
}

/** Whoever pays for themselves is in no network: they are taken, or they aren't. */
const selfPayName: Names = { ...participationName, in_network: m.field_self_pay_accepted };

function rowInWords(row: Members, payer: Payer): string {
	const { participation, priorAuthorization, handlesPriorAuthorization, evidence } = row;
	return sentence([
		participation !== undefined &&
			wordFor(payer === 'self_pay' ? selfPayName : participationName, participation),
		typeof priorAuthorization === 'string' && wordFor(authorizationName, priorAuthorization),
		handlesPriorAuthorization === true && m.field_authorization_handled(),
		handlesPriorAuthorization === false && m.field_authorization_not_handled(),
		typeof evidence === 'string' && m.field_evidence({ address: evidence })
	]);
}

function stateInWords(code: Json): string {
	if (typeof code !== 'string' || !isStateCode(code)) return asWritten(code);
	return stateName(code, getLocale());
}

const sentence = (parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join('; ');

const list = (words: string[]) => listInWords(words, getLocale());
