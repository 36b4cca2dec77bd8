import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { Direction } from '#lib/geo/directions.ts';
import type {
	AgeGroup,
	Assistance,
	FacilityKind,
	Language,
	Operator,
	Payer,
	RegulatoryStatus,
	Route,
	Setting
} from './vocabulary.ts';

/** What each word is called, in the language of the page or a given one. */
export type Names<Word extends string> = Readonly<
	Record<Word, (inputs?: object, options?: { locale?: Locale }) => string>
>;

// What people read for each word of the vocabulary, in the language of the page. Each message is
// named here, never looked up by a built key: only so do unused messages stay out of a page.

/** A treatment, as a label. */
export const routeName: Record<Route, () => string> = {
	iv_infusion: m.route_iv_infusion,
	im_injection: m.route_im_injection,
	sc_injection: m.route_sc_injection,
	esketamine_nasal: m.route_esketamine_nasal,
	compounded_nasal: m.route_compounded_nasal,
	sublingual: m.route_sublingual,
	oral: m.route_oral
};

/** A treatment, inside a sentence. */
export const routePhrase: Record<Route, () => string> = {
	iv_infusion: m.route_phrase_iv_infusion,
	im_injection: m.route_phrase_im_injection,
	sc_injection: m.route_phrase_sc_injection,
	esketamine_nasal: m.route_phrase_esketamine_nasal,
	compounded_nasal: m.route_phrase_compounded_nasal,
	sublingual: m.route_phrase_sublingual,
	oral: m.route_phrase_oral
};

/** Standing with the FDA. */
export const statusName: Record<RegulatoryStatus, () => string> = {
	fda_approved: m.status_fda_approved,
	off_label: m.status_off_label,
	compounded: m.status_compounded
};

/** Where a treatment is given. */
export const settingName: Record<Setting, () => string> = {
	clinic: m.setting_clinic,
	hospital: m.setting_hospital,
	home_telehealth: m.setting_home_telehealth,
	home_visit: m.setting_home_visit
};

/** A payer, as a label. */
export const payerName: Names<Payer> = {
	medicare: m.payer_medicare,
	medicare_advantage: m.payer_medicare_advantage,
	medicaid: m.payer_medicaid,
	private: m.payer_private,
	tricare: m.payer_tricare,
	va: m.payer_va,
	state_plan: m.payer_state_plan,
	ihs: m.payer_ihs,
	self_pay: m.payer_self_pay
};

/** A payer, inside a sentence. */
export const payerPhrase: Names<Payer> = {
	medicare: m.payer_phrase_medicare,
	medicare_advantage: m.payer_phrase_medicare_advantage,
	medicaid: m.payer_phrase_medicaid,
	private: m.payer_phrase_private,
	tricare: m.payer_phrase_tricare,
	va: m.payer_phrase_va,
	state_plan: m.payer_phrase_state_plan,
	ihs: m.payer_phrase_ihs,
	self_pay: m.payer_phrase_self_pay
};

/** A kind of help with paying. */
export const assistanceName: Names<Assistance> = {
	sliding_fee: m.assistance_sliding_fee,
	payment_assistance: m.assistance_payment_assistance
};

/** An age group, in years. */
export const ageName: Names<AgeGroup> = {
	children: m.age_children,
	young_adults: m.age_young_adults,
	adults: m.age_adults,
	seniors: m.age_seniors
};

/** A kind of facility. */
export const kindName: Names<FacilityKind> = {
	outpatient: m.kind_outpatient,
	community_center: m.kind_community_center,
	multi_setting: m.kind_multi_setting,
	hospital: m.kind_hospital,
	va: m.kind_va,
	day_program: m.kind_day_program,
	residential_adults: m.kind_residential_adults,
	residential_children: m.kind_residential_children,
	other: m.kind_other
};

/** Who runs a facility. */
export const operatorName: Names<Operator> = {
	private_for_profit: m.operator_private_for_profit,
	private_nonprofit: m.operator_private_nonprofit,
	local_government: m.operator_local_government,
	state_government: m.operator_state_government,
	federal_government: m.operator_federal_government,
	tribal: m.operator_tribal
};

/** A language of treatment. */
export const languageName: Names<Language> = {
	es: m.language_es,
	sgn: m.language_sgn,
	ar: m.language_ar,
	zh: m.language_zh,
	ht: m.language_ht,
	fa: m.language_fa,
	fr: m.language_fr,
	de: m.language_de,
	el: m.language_el,
	he: m.language_he,
	hi: m.language_hi,
	hmn: m.language_hmn,
	it: m.language_it,
	ja: m.language_ja,
	ko: m.language_ko,
	pl: m.language_pl,
	pt: m.language_pt,
	ru: m.language_ru,
	tl: m.language_tl,
	vi: m.language_vi,
	nai: m.language_nai,
	oj: m.language_oj,
	ypk: m.language_ypk,
	mul: m.language_mul
};

/** One of the eight winds. */
export const directionName: Record<Direction, () => string> = {
	north: m.direction_north,
	north_east: m.direction_north_east,
	east: m.direction_east,
	south_east: m.direction_south_east,
	south: m.direction_south,
	south_west: m.direction_south_west,
	west: m.direction_west,
	north_west: m.direction_north_west
};
