import type { Clinic, Statement } from '#lib/clinics/record/clinic.ts';
import { VOUCHED, type Vouched } from '#lib/clinics/record/facts/index.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { Service } from '#lib/clinics/record/service.ts';
import { isStated } from '#lib/clinics/record/provenance/stated.ts';
import type { FacilityKind, Operator } from '#lib/clinics/record/vocabulary.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	LANGUAGES,
	OPERATORS,
	PAYERS
} from '#lib/clinics/record/vocabulary.ts';
import { samhsaEdition } from './editions.ts';
import type { Placed } from '#lib/sources/import/positions.ts';
import {
	AGE_CODES,
	ASSISTANCE_CODES,
	KIND_CODES,
	LANGUAGE_CODES,
	OPERATOR_CODES,
	PAYER_CODES
} from './codes.ts';
import type { Listing } from './sheets.ts';

type Codes = ReadonlySet<string>;

/** The clinic that a listing describes, every fact resting on its edition of the directory. */
export function toClinic(
	it: Listing,
	id: string,
	placed: Placed,
	listedBy: Clinic['listedBy']
): Clinic {
	const { codes } = it;
	const provenance: Provenance = {
		source: 'directory_import',
		level: 'reported',
		edition: samhsaEdition(it.edition),
		checkedAt: null
	};
	const operator = operatorOf(codes);
	const service = infusion(codes, provenance);
	const facts: Omit<Clinic, 'statements'> = {
		id,
		name: it.name,
		...(it.site && { unit: it.site }),
		address: {
			street: it.street,
			...(it.unit && { unit: it.unit }),
			city: it.city,
			state: it.state,
			zip: it.zip
		},
		position: placed.position,
		...(it.phone && { phone: it.phone }),
		intakePhones: it.intakePhones,
		kind: kindOf(codes),
		...(operator && { operator }),
		services: service ? [service] : [],
		payers: Object.fromEntries(
			PAYERS.filter((payer) => codes.has(PAYER_CODES[payer] ?? '')).map((payer) => [
				payer,
				'accepted'
			])
		),
		assistance: ASSISTANCE.filter((help) => codes.has(ASSISTANCE_CODES[help])),
		ages: AGE_GROUPS.filter((group) => codes.has(AGE_CODES[group])),
		languages: languagesOf(codes),
		...(codes.has('TELE') && { telehealthTherapy: true }),
		listedBy,
		...(service && isImplausible(codes) && { implausible: true })
	};
	return { ...facts, statements: statementsOf(facts, provenance, placed.source) };
}

/** `other`: the directory gives no type, or one that fits none of ours. */
export function kindOf(codes: Codes): FacilityKind {
	const found = KIND_CODES.find(([, some]) => some.some((code) => codes.has(code)));
	return found ? found[0] : 'other';
}

/** Undefined when the directory names none, or two that exclude each other. */
function operatorOf(codes: Codes): Operator | undefined {
	const named = OPERATORS.filter((it) => OPERATOR_CODES[it].some((code) => codes.has(code)));
	return named.length === 1 ? named[0] : undefined;
}

/** "Other languages" is said only where the directory doesn't name them. */
function languagesOf(codes: Codes): Clinic['languages'] {
	const named = [...codes].some((code) => /^F\d+$/.test(code));
	return LANGUAGES.filter((it) => codes.has(LANGUAGE_CODES[it]) && !(it === 'mul' && named));
}

/**
 * The directory knows one ketamine service, the infusion. It is a hospital's where the place is a
 * psychiatric or state hospital or a psychiatric unit, or a VA centre with beds; elsewhere it is
 * taken for a clinic's, also where a residence or a community centre reports beds.
 */
function infusion(codes: Codes, provenance: Provenance): Service | undefined {
	if (!codes.has('KIT')) return undefined;
	const hospital = ['PSY', 'IPSY', 'SHP'].some((code) => codes.has(code));
	const veterans = kindOf(codes) === 'va' && codes.has('HI');
	const setting = hospital || veterans ? 'hospital' : 'clinic';
	return { route: 'iv_infusion', setting, coverage: [], provenance };
}

/** A children's residence, or a place that takes neither adults nor seniors, hardly infuses ketamine. */
function isImplausible(codes: Codes): boolean {
	const ages = Object.values(AGE_CODES).some((code) => codes.has(code));
	return codes.has('RTCC') || (ages && !codes.has('ADLT') && !codes.has('SNR'));
}

function statementsOf(
	facts: Omit<Clinic, 'statements'>,
	directory: Provenance,
	position: Provenance | undefined
): Statement[] {
	const isApart = (fact: Vouched) => fact === 'position' && position !== undefined;
	const stated = VOUCHED.filter((fact) => isStated(facts, fact) && !isApart(fact));
	const statements: Statement[] = [{ ...directory, facts: stated }];
	if (position) statements.push({ ...position, facts: ['position'] });
	return statements;
}
