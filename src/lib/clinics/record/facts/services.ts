import { listInWords } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { stateInWords } from '#lib/places/state-in-words.ts';
import { asWritten, membersOf, type Json } from '../json.ts';
import { serviceSchema, type CoverageRow, type Service } from '../service.ts';
import { ROUTES, SETTINGS_OF, type Payer } from '../vocabulary.ts';
import { payerName, routeName, settingName } from '../vocabulary-words.ts';
import type { Zod } from '../zod.ts';
import { wordFor } from './answers.ts';
import type { Column, FactChange, PartedFact, Risk } from './fact.ts';

/** A treatment in one setting. */
export type Offer = Pick<Service, 'route' | 'setting'>;

/** Every treatment in every setting it may be given in. */
export const OFFERS: readonly Offer[] = ROUTES.flatMap((route) =>
	SETTINGS_OF[route].map((setting) => ({ route, setting }))
);

// The names of its inputs and columns.
export const offerName = ({ route, setting }: Offer) => `service-${route}-${setting}`;
export const statesName = (it: Offer) => `${offerName(it)}-states`;
export const minutesName = (it: Offer) => `${offerName(it)}-minutes`;

/**
 * Treatments with ketamine or esketamine, and what is billed for each (`service.ts`): one for each route
 * and setting. Empty: none reported. A place to ask for a referral.
 */
export const services = {
	schema: (z: Zod) =>
		z
			.array(serviceSchema(z))
			.refine(
				(list) =>
					new Set(list.map(({ route, setting }) => `${route} ${setting}`)).size === list.length,
				'Two services have the same route and setting.'
			)
			.default([]),
	vouchedBy: 'parts',
	imported: true,
	section: 'treatments',
	columns: OFFERS.flatMap((offer): Column[] => [
		{ name: offerName(offer), label: () => serviceLabel(offer), accepts: { kind: 'tick' } },
		...(offer.setting.startsWith('home')
			? [{ name: statesName(offer), label: m.update_services_states, example: 'UT, ID' }]
			: [])
	]),
	moreColumns: [
		{ name: minutesName(OFFERS[0]), label: m.update_services_minutes, example: '40' },
		{
			name: 'coverage-esketamine_nasal-clinic-medicaid-participation',
			label: m.update_participation,
			accepts: { kind: 'one', words: ['in_network', 'superbill', 'not_accepted'] },
			example: 'in_network'
		},
		{
			name: 'coverage-esketamine_nasal-clinic-medicaid-prior',
			label: m.update_prior,
			accepts: { kind: 'one', words: ['required', 'not_required', 'varies'] },
			example: 'required'
		},
		{
			name: 'coverage-esketamine_nasal-clinic-medicaid-files',
			label: m.update_files,
			accepts: { kind: 'one', words: ['yes', 'no'] },
			example: 'yes'
		},
		{
			name: 'coverage-iv_infusion-clinic-private-evidence',
			label: m.update_evidence,
			example: 'https://example.org/policy'
		}
	]
} satisfies PartedFact;

/** "Oral ketamine, at a hospital". */
export function serviceLabel({ route, setting }: Offer): string {
	const where = settingName[setting]();
	return m.field_service({
		route: routeName[route](),
		setting: where.charAt(0).toLowerCase() + where.slice(1)
	});
}

/** "Oral ketamine, at a hospital: Medicaid, in Utah". */
export function coverageLabel(it: Offer & Pick<CoverageRow, 'payer' | 'plan' | 'state'>): string {
	const payer = [
		payerName[it.payer](),
		it.plan && m.field_coverage_plan({ plan: it.plan }),
		it.state && m.field_coverage_state({ state: stateInWords(it.state) })
	];
	return m.field_coverage({ service: serviceLabel(it), payer: payer.filter(Boolean).join(', ') });
}

/** What is said of a treatment, besides its coverage. */
export function serviceInWords(value: Json): string {
	const { statesServed, monitoringMinutes } = membersOf(value);
	const states = Array.isArray(statesServed) ? statesServed.map(oneState) : [];
	return sentence([
		m.field_offered(),
		states.length > 0 && m.field_states_served({ states: listInWords(states, getLocale()) }),
		typeof monitoringMinutes === 'number' && m.field_monitoring({ minutes: monitoringMinutes })
	]);
}

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

/** Who pays for themselves is in no network: they are taken, or they aren't. */
const selfPayName = { ...participationName, in_network: m.field_self_pay_accepted };

/** What is said of a payer for a treatment. */
export function rowInWords(value: Json, payer: Payer): string {
	const { participation, priorAuthorization, handlesPriorAuthorization, evidence } =
		membersOf(value);
	return sentence([
		participation !== undefined &&
			wordFor(payer === 'self_pay' ? selfPayName : participationName, participation),
		typeof priorAuthorization === 'string' && wordFor(authorizationName, priorAuthorization),
		handlesPriorAuthorization === true && m.field_authorization_handled(),
		handlesPriorAuthorization === false && m.field_authorization_not_handled(),
		typeof evidence === 'string' && m.field_evidence({ address: evidence })
	]);
}

/** A place that newly gives esketamine may lack its certificate. */
export function serviceRisk({ route }: Offer, { from }: FactChange): Risk {
	return route === 'esketamine_nasal' && from === null ? 'high' : 'normal';
}

/** Someone may travel for a treatment, and owe all of it. */
export function coverageRisk({ to }: FactChange): Risk {
	const { participation } = membersOf(to);
	return participation !== undefined && participation !== 'not_accepted' ? 'high' : 'normal';
}

/** A state by its code, in a proposal that may hold anything. */
const oneState = (code: Json): string =>
	typeof code === 'string' ? stateInWords(code) : asWritten(code);

const sentence = (parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join('; ');
