import type {
	AgeGroup,
	Assistance,
	FacilityKind,
	Language
} from '#lib/clinics/record/vocabulary.ts';
import type { Operator, Payer } from '#lib/clinics/record/vocabulary.ts';

/**
 * Every service code that the import reads, by category, with the meaning it must have in a file's
 * own "Service Code Reference" sheet. Codes for esketamine, injections or home use don't exist.
 */
export const CODES: Readonly<Record<string, readonly [category: string, meaning: string]>> = {
	KIT: ['TAP', 'Ketamine Infusion Therapy'],
	TELE: ['TAP', 'Telemedicine/telehealth therapy'],

	HI: ['SET', 'Hospital inpatient/24-hour hospital inpatient'],

	OMH: ['FT', 'Outpatient mental health facility'],
	CMHC: ['FT', 'Community mental health center'],
	CBHC: ['FT', 'Certified Community Behavioral Health Clinic'],
	MSMH: [
		'FT',
		'Multi-setting mental health facility (e.g., non-hospital residential plus either outpatient and/or partial hospitalization/day treatment)'
	],
	PSY: ['FT', 'Psychiatric hospital'],
	IPSY: ['FT', 'Separate inpatient psychiatric unit of a general hospital'],
	SHP: ['FT', 'State hospital'],
	VAHC: ['FT', 'Veterans Affairs Medical Center or other VA healthcare facility'],
	PH: ['FT', 'Partial hospitalization/day treatment'],
	RTCA: ['FT', 'Residential treatment center (RTC) for adults'],
	RTCC: ['FT', 'Residential treatment center (RTC) for children'],
	ORES: ['FT', 'Other residential treatment facility'],

	PVTP: ['FOP', 'Private for-profit organization'],
	PVTN: ['FOP', 'Private non-profit organization'],
	LCCG: ['FOP', 'Local, county, or community government'],
	STG: ['FOP', 'State government'],
	FED: ['FOP', 'Federal Government'],
	VAMC: ['FOP', 'U.S. Department of Veterans Affairs'],
	DDF: ['FOP', 'Department of Defense'],
	IH: ['FOP', 'Indian Health Services'],
	TBG: ['FOP', 'Tribal government'],

	MC: ['PAY', 'Medicare'],
	MD: ['PAY', 'Medicaid'],
	PI: ['PAY', 'Private health insurance'],
	MI: ['PAY', 'Federal military insurance (e.g., TRICARE)'],
	VAF: ['PAY', 'U.S. Department of VA funds'],
	SI: ['PAY', 'State-financed health insurance plan other than Medicaid'],
	ITU: ['PAY', 'IHS/Tribal/Urban (ITU) funds'],
	SF: ['PAY', 'Cash or self-payment'],
	SS: ['PYAS', 'Sliding fee scale (fee is based on income and other factors)'],
	PA: ['PYAS', 'Payment assistance (check with facility for details)'],

	CHLD: ['AGE', 'Children/Adolescents'],
	YAD: ['AGE', 'Young Adults'],
	ADLT: ['AGE', 'Adults'],
	SNR: ['AGE', 'Seniors'],

	SP: ['SL', 'Spanish'],
	AH: ['SL', 'Sign language services for the deaf and hard of hearing'],
	NX: ['SL', 'American Indian or Alaska Native languages'],
	FX: ['SL', 'Other languages (excluding Spanish)'],
	F4: ['OL', 'Arabic'],
	F17: ['OL', 'Any Chinese Language'],
	F19: ['OL', 'Creole'],
	F25: ['OL', 'Farsi'],
	F28: ['OL', 'French'],
	F30: ['OL', 'German'],
	F31: ['OL', 'Greek'],
	F35: ['OL', 'Hebrew'],
	F36: ['OL', 'Hindi'],
	F37: ['OL', 'Hmong'],
	F42: ['OL', 'Italian'],
	F43: ['OL', 'Japanese'],
	F47: ['OL', 'Korean'],
	F66: ['OL', 'Polish'],
	F67: ['OL', 'Portuguese'],
	F70: ['OL', 'Russian'],
	F81: ['OL', 'Tagalog'],
	F92: ['OL', 'Vietnamese'],
	N24: ['OL', 'Ojibwa'],
	N40: ['OL', 'Yupik']
};

/** Of any other payer the directory says nothing. */
export const PAYER_CODES: Readonly<Partial<Record<Payer, string>>> = {
	medicare: 'MC',
	medicaid: 'MD',
	private: 'PI',
	tricare: 'MI',
	va: 'VAF',
	state_plan: 'SI',
	ihs: 'ITU',
	self_pay: 'SF'
};

export const ASSISTANCE_CODES: Readonly<Record<Assistance, string>> = {
	sliding_fee: 'SS',
	payment_assistance: 'PA'
};

export const AGE_CODES: Readonly<Record<AgeGroup, string>> = {
	children: 'CHLD',
	young_adults: 'YAD',
	adults: 'ADLT',
	seniors: 'SNR'
};

/** "Creole" is taken for Haitian Creole, by far the most spoken in the United States. */
export const LANGUAGE_CODES: Readonly<Record<Language, string>> = {
	es: 'SP',
	sgn: 'AH',
	ar: 'F4',
	zh: 'F17',
	ht: 'F19',
	fa: 'F25',
	fr: 'F28',
	de: 'F30',
	el: 'F31',
	he: 'F35',
	hi: 'F36',
	hmn: 'F37',
	it: 'F42',
	ja: 'F43',
	ko: 'F47',
	pl: 'F66',
	pt: 'F67',
	ru: 'F70',
	tl: 'F81',
	vi: 'F92',
	nai: 'NX',
	oj: 'N24',
	ypk: 'N40',
	mul: 'FX'
};

/**
 * What kind of place it is: the first line that has one of a row's codes. A row may carry several
 * types, as do places with both a residence and a clinic: the kind that most people can walk into
 * comes first, after hospitals, which also bound the setting of an infusion.
 */
export const KIND_CODES: readonly (readonly [FacilityKind, readonly string[]])[] = [
	['va', ['VAHC', 'VAMC']],
	['hospital', ['PSY', 'IPSY', 'SHP']],
	['multi_setting', ['MSMH']],
	['community_center', ['CMHC', 'CBHC']],
	['outpatient', ['OMH']],
	['day_program', ['PH']],
	['residential_adults', ['RTCA']],
	['residential_children', ['RTCC']]
];

/** Who runs it. FED stands beside VAMC, IH and DDF, never against them. */
export const OPERATOR_CODES: Readonly<Record<Operator, readonly string[]>> = {
	private_for_profit: ['PVTP'],
	private_nonprofit: ['PVTN'],
	local_government: ['LCCG'],
	state_government: ['STG'],
	federal_government: ['FED', 'VAMC', 'DDF', 'IH'],
	tribal: ['TBG']
};
