/**
 * The field's fixed lists, in the order in which people see them. What is stored names each by its
 * word, never by its place, and the compact directory's format changes with them. The words people
 * see for each are in `messages/<locale>/vocabulary.json`.
 */

/** How the medicine is given. Compounded nasal spray is not esketamine: never merge the two. */
export const ROUTES = [
	'iv_infusion',
	'im_injection',
	'sc_injection',
	'esketamine_nasal',
	'compounded_nasal',
	'sublingual',
	'oral'
] as const;
export type Route = (typeof ROUTES)[number];
export const isRoute = (text: string): text is Route => ROUTES.some((route) => route === text);

/** Treatments that SAMHSA's directory has a code for: of all others it can't say who offers them. */
export const DIRECTORY_ROUTES: readonly Route[] = ['iv_infusion'];

/** Standing with the US Food and Drug Administration. Follows from the route, never typed in. */
export type RegulatoryStatus = 'fda_approved' | 'off_label' | 'compounded';

export const REGULATORY_STATUS: Record<Route, RegulatoryStatus> = {
	iv_infusion: 'off_label',
	im_injection: 'off_label',
	sc_injection: 'off_label',
	esketamine_nasal: 'fda_approved',
	compounded_nasal: 'compounded',
	sublingual: 'compounded',
	oral: 'compounded'
};

/** Where a route is given. `home_telehealth` has the states it serves and no radius. */
export const SETTINGS = ['clinic', 'hospital', 'home_telehealth', 'home_visit'] as const;
export type Setting = (typeof SETTINGS)[number];
export const isSetting = (text: string): text is Setting => SETTINGS.some((one) => one === text);

/** Settings each route may be given in: esketamine never leaves a certified clinic or hospital. */
export const SETTINGS_OF: Record<Route, readonly Setting[]> = {
	iv_infusion: ['clinic', 'hospital'],
	im_injection: ['clinic', 'hospital'],
	sc_injection: ['clinic', 'hospital'],
	esketamine_nasal: ['clinic', 'hospital'],
	compounded_nasal: SETTINGS,
	sublingual: SETTINGS,
	oral: SETTINGS
};

/**
 * Who pays. `medicare_advantage` is Medicare by a private plan, with a network and approvals of its
 * own: what is said of `medicare` says nothing of it. `private` is employer and marketplace
 * insurance; `ihs` the Indian Health Service.
 */
export const PAYERS = [
	'medicare',
	'medicare_advantage',
	'medicaid',
	'private',
	'tricare',
	'va',
	'state_plan',
	'ihs',
	'self_pay'
] as const;
export type Payer = (typeof PAYERS)[number];
export const isPayer = (text: string): text is Payer => PAYERS.some((one) => one === text);

/**
 * How a clinic bills a payer. `superbill`: out of network; the person pays and claims the money back.
 */
export const PARTICIPATIONS = ['in_network', 'superbill', 'not_accepted'] as const;

/** Whether a payer wants to be asked before a treatment. */
export const PRIOR_AUTHORIZATIONS = ['required', 'not_required', 'varies'] as const;

/** Help with paying. */
export const ASSISTANCE = ['sliding_fee', 'payment_assistance'] as const;
export type Assistance = (typeof ASSISTANCE)[number];

/** Age groups, by years: 17 or younger, 18–25, 26–64, 65 or older. */
export const AGE_GROUPS = ['children', 'young_adults', 'adults', 'seniors'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/**
 * Languages a facility treats in, as BCP 47 tags. `sgn` is any sign language, `nai` any American
 * Indian or Alaska Native language, `mul` other languages that the source doesn't name.
 */
export const LANGUAGES = [
	'es',
	'sgn',
	'ar',
	'zh',
	'ht',
	'fa',
	'fr',
	'de',
	'el',
	'he',
	'hi',
	'hmn',
	'it',
	'ja',
	'ko',
	'pl',
	'pt',
	'ru',
	'tl',
	'vi',
	'nai',
	'oj',
	'ypk',
	'mul'
] as const;
export type Language = (typeof LANGUAGES)[number];

/** What kind of place it is, from the directory's facility types. */
export const FACILITY_KINDS = [
	'outpatient',
	'community_center',
	'multi_setting',
	'hospital',
	'va',
	'day_program',
	'residential_adults',
	'residential_children',
	'other'
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** Who runs it. */
export const OPERATORS = [
	'private_for_profit',
	'private_nonprofit',
	'local_government',
	'state_government',
	'federal_government',
	'tribal'
] as const;
export type Operator = (typeof OPERATORS)[number];

/** How far a statement can be trusted, lowest first. An import never overwrites a higher level. */
export const LEVELS = ['reported', 'self_attested', 'document_checked', 'phone_confirmed'] as const;
