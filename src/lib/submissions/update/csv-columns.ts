import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	OPERATORS,
	PAYERS
} from '#lib/clinics/record/vocabulary.ts';
import {
	ageName,
	assistanceName,
	kindName,
	languageName,
	operatorName
} from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { serviceField } from '#lib/clinics/record/fields.ts';
import {
	FIELD_NAMES,
	LISTS,
	minutesName,
	OFFERS,
	offerName,
	payerField,
	statesName
} from '#lib/submissions/forms/names.ts';
import { fieldName } from '#lib/clinics/words/field-words.ts';

/** Largest file, in bytes, and most rows in it. */
export const LARGEST_FILE = 512 * 1024;
export const MOST_ROWS = 500;

/** The clinic that a row updates; empty: the row is a new one. */
export const ID = 'id';

/** "yes": the sender looked at the clinics that a new one may be, and it is none of them. */
export const NOT_DUPLICATE = 'not-duplicate';

/** Why a row came back: in the files we give, and read past in those we get. */
export const REASON = 'reason';

/** What a cell may hold. */
export type Accepts =
	| { kind: 'text' }
	/** Yes, or nothing. */
	| { kind: 'tick' }
	/** One word of a list, or several. */
	| { kind: 'one' | 'several'; words: readonly { word: string; name?: string }[] };

/** A column of the template. */
export interface Column {
	name: string;
	label: () => string;
	accepts: () => Accepts;
	example: string;
}

const column = (
	name: string,
	label: () => string,
	example = '',
	accepts: () => Accepts = () => ({ kind: 'text' })
): Column => ({ name, label, accepts, example });

const tick = (): Accepts => ({ kind: 'tick' });

/** Words of the vocabulary, with their names in the language of the page. */
const words =
	<Word extends string>(
		kind: 'one' | 'several',
		list: readonly Word[],
		names: Record<Word, () => string>
	) =>
	(): Accepts => ({ kind, words: list.map((word) => ({ word, name: names[word]() })) });

const plainWords =
	(...list: string[]) =>
	(): Accepts => ({ kind: 'one', words: list.map((word) => ({ word })) });

/** The columns of the template, in its order: names of the update form's fields, and two more. */
export const TEMPLATE: readonly Column[] = [
	column(ID, m.many_column_id, 'desert-mind-clinic-mesa-az'),
	column(NOT_DUPLICATE, m.many_column_not_duplicate, '', tick),
	column('name', m.update_name, 'Desert Mind Clinic'),
	column('unit', m.update_unit, 'Interventional Psychiatry'),
	column('kind', m.update_kind, 'outpatient', words('one', FACILITY_KINDS, kindName)),
	column('operator', m.update_operator, '', words('one', OPERATORS, operatorName)),
	column('npi', m.update_npi, '1234567893'),
	column('street', m.update_street, '1520 East Main Street'),
	column('street-withheld', m.update_street_withheld, '', tick),
	column('suite', m.update_suite, 'Suite 4'),
	column('city', m.update_city, 'Mesa'),
	column('state', m.update_state, 'AZ'),
	column('zip', m.update_zip, '85203'),
	column('latitude', m.update_latitude, '33.4152'),
	column('longitude', m.update_longitude, '-111.8057'),
	column('phone', m.update_phone, '(480) 641-1165'),
	column('extension', m.update_extension, '12'),
	column('intake-0-number', m.update_intake),
	column('website', m.clinic_website, 'https://example.org'),
	column('hours-text', m.update_hours_text, 'Mo-Fr 08:00-17:00'),
	column('accepting', m.update_accepting, 'yes', plainWords('yes', 'no')),
	column('telehealth', m.update_telehealth, 'no', plainWords('yes', 'no')),
	column('ages', m.update_ages, 'adults | seniors', words('several', AGE_GROUPS, ageName)),
	column('languages', m.update_languages, 'es', words('several', LANGUAGES, languageName)),
	...OFFERS.flatMap((offer) => [
		column(offerName(offer), () => fieldName(serviceField(offer)), '', tick),
		...(offer.setting.startsWith('home')
			? [column(statesName(offer), m.update_services_states, 'UT, ID')]
			: [])
	]),
	...PAYERS.map((payer) =>
		column(
			payerField(payer),
			() => fieldName(`payers/${payer}`),
			'accepted',
			plainWords('accepted', 'not_accepted')
		)
	),
	column('assistance', m.update_assistance, '', words('several', ASSISTANCE, assistanceName)),
	column('closed', m.many_column_closed, '', tick),
	column('note', m.many_column_note)
];

/** Columns that the template leaves out and a file may have, each kind by one of them. */
export const MORE_COLUMNS: readonly Column[] = [
	column(minutesName(OFFERS[0]), m.update_services_minutes, '40'),
	column(
		'coverage-esketamine_nasal-clinic-medicaid-participation',
		m.update_participation,
		'in_network',
		plainWords('in_network', 'superbill', 'not_accepted')
	),
	column(
		'coverage-esketamine_nasal-clinic-medicaid-prior',
		m.update_prior,
		'required',
		plainWords('required', 'not_required', 'varies')
	),
	column(
		'coverage-esketamine_nasal-clinic-medicaid-files',
		m.update_files,
		'yes',
		plainWords('yes', 'no')
	),
	column(
		'coverage-iv_infusion-clinic-private-evidence',
		m.update_evidence,
		'https://example.org/policy'
	)
];

const KNOWN = new Set([...FIELD_NAMES, ID, NOT_DUPLICATE, REASON]);
const TICKS = new Set([
	...OFFERS.map(offerName),
	NOT_DUPLICATE,
	'street-withheld',
	'hours-overnight',
	'hours-holidays',
	'closed'
]);

/** Whether a file may have a column. */
export const isColumn = (name: string): boolean => KNOWN.has(name);

/** How the cells of a column are read. */
export function kindOfColumn(name: string): 'tick' | 'several' | 'text' {
	if (TICKS.has(name)) return 'tick';
	return LISTS.includes(name) ? 'several' : 'text';
}
