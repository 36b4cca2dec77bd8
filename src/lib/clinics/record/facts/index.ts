import { address } from './address.ts';
import { SECTIONS, type AskedFact, type Column, type PartedFact, type PlainFact } from './fact.ts';
import { hours } from './hours.ts';
import { intakePhones } from './intake-phones.ts';
import { name } from './name.ts';
import { npi } from './npi.ts';
import { operator } from './operator.ts';
import { PACKED_FACTS } from './packed.ts';
import { payers } from './payers.ts';
import { phone } from './phone.ts';
import { position } from './position.ts';
import { services } from './services.ts';
import { unit } from './unit.ts';
import { website } from './website.ts';

const { kind, ...packed } = PACKED_FACTS;

/**
 * What a listing says that matters to a choice, each by the name of its member in the record. Their
 * order is that of members in files, and of fields and statements: append, never reorder.
 */
export const FACTS = {
	name,
	unit,
	address,
	position,
	phone,
	intakePhones,
	kind,
	operator,
	services,
	payers,
	...packed,
	website,
	hours,
	npi
} satisfies Record<string, PlainFact | PartedFact>;

type Declarations = typeof FACTS;
export type FactName = keyof Declarations;

/** Names of facts that are declared in some way. */
type NamesOf<Declaration> = {
	[Name in FactName]: Declarations[Name] extends Declaration ? Name : never;
}[FactName];

/** Facts that are one field each. */
export type PlainName = NamesOf<PlainFact>;

/** Facts that a statement vouches for by their own name. */
export type Vouched = NamesOf<{ vouchedBy: { phrase: () => string } }>;

/** Facts that a directory may vouch for. */
export type Importable = NamesOf<{ imported: true; vouchedBy: { phrase: () => string } | 'parts' }>;

/** Facts that forms ask by what is declared; and those that have an input made by hand. */
export type AskedName = NamesOf<AskedFact>;
export type ByHandName = NamesOf<{ columns: readonly Column[] }>;

export const FACT_NAMES = Object.keys(FACTS).filter(isFact);
export const PLAIN_NAMES = FACT_NAMES.filter(isPlain);

/** In the order in which forms and files ask them: by the part of the form. */
export const IN_FORM_ORDER = FACT_NAMES.toSorted(
	(a, b) => SECTIONS.indexOf(FACTS[a].section) - SECTIONS.indexOf(FACTS[b].section)
);

/** Facts that are asked by what is declared, in that order. */
export const ASKED_NAMES = IN_FORM_ORDER.filter(isAsked);

/** In the order in which statements name them: the point last, which most often has one of its own. */
export const VOUCHED: readonly Vouched[] = [
	...FACT_NAMES.filter(isVouched).filter((fact) => fact !== 'position'),
	'position'
];

/** A fact that is one field. */
export const plainFact = (name: PlainName): PlainFact => FACTS[name];

/** A fact that is asked by what is declared. */
export const askedFact = (name: AskedName): AskedFact => FACTS[name];

/** The fact whose statement vouches for one: itself, or that with which it comes and goes. */
export function voucherOf(name: PlainName): Exclude<Vouched, 'payers'> {
	return isVouched(name) ? name : FACTS[name].vouchedBy;
}

export const isPlainName = (text: string): text is PlainName => isFact(text) && isPlain(text);

function isFact(text: string): text is FactName {
	return Object.hasOwn(FACTS, text);
}

export function isPlain(name: FactName): name is PlainName {
	return 'inWords' in FACTS[name];
}

export function isAsked(name: FactName): name is AskedName {
	return 'question' in FACTS[name];
}

function isVouched(name: FactName): name is Vouched {
	return typeof FACTS[name].vouchedBy === 'object';
}
