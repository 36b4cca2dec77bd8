import { correct, type Sent, type Town } from '../town.ts';

/** Treatment clinics of the cut and others that nothing else happens to, in turn. */
const CLINICS = [
	'all-points-north-lodge-edwards-co',
	'va-healthcare-systems-of-connecticut-west-haven-ct',
	'clermont-va-clinic-clermont-fl',
	'william-v-chappell-jr-va-daytona-beach-fl',
	'compassion-behavioral-health-hollywood-fl-tu5hc',
	'northside-hospital-behav-hlth-servs-atlanta-ga',
	'central-iowa-psychological-services-decorah-ia',
	'vet-affairs-edward-hines-jr-hospital-hines-il',
	'mountain-comprehensive-care-center-prestonsburg-ky',
	'resilience-behavioral-healthcare-alexandria-la',
	'appleton-belmont-ma',
	'mclean-hospital-belmont-ma',
	'sanford-west-behavioral-health-campus-marne-mi',
	'easter-seals-michigan-pontiac-mi',
	'university-health-kansas-city-mo',
	'rediscover-lees-summit-mo',
	'nebraska-medical-center-omaha-ne',
	'counseling-center-at-freehold-freehold-nj',
	'bonnie-brae-liberty-corner-nj',
	'monmouth-medical-center-long-branch-nj',
	'evo-health-llc-las-vegas-nv',
	'nao-medical-astoria-ny',
	'nao-medical-bronx-ny',
	'charak-center-for-health-and-wellness-cleveland-oh',
	'new-pathways-clinic-cleveland-oh',
	'ohio-state-university-medical-center-columbus-oh',
	'lebanon-vamc-lebanon-pa',
	'va-pittsburgh-healthcare-system-pittsburgh-pa',
	'michael-e-debakey-va-medical-center-houston-tx',
	'american-behavioral-clinics-elm-grove-wi',
	'bmc-martinsburg-wv',
	'youth-dynamics-inc-billings-mt-oj5yh',
	'league-school-brooklyn-ny',
	'aspire-mental-health-services-lake-grove-ny'
];

type Correction = readonly [fact: string, typed: Record<string, string>];

const payer = (name: string, answer = 'no'): Correction => [`payers/${name}`, { answer }];

/** What is waiting to be put right: each fact that a clinic can have, with a value or in words. */
const CORRECTIONS: readonly Correction[] = [
	['name', { text: 'All Points North' }],
	['unit', { text: 'Building 2' }],
	['phone', { text: '(352) 555-0161' }],
	['intakePhones', { note: 'New patients ring 386-555-0101.' }],
	[
		'address',
		{ street: '1 Harbor Way', unit: '', city: 'Hollywood', state: 'FL', zip: '33020-1234' }
	],
	['position', { note: 'The pin is in the lake.' }],
	['website', { text: 'centraliowa.example/decorah' }],
	['hours', { text: 'Mo-Fr 08:00-16:30' }],
	['kind', { answer: 'hospital' }],
	['operator', { answer: 'tribal' }],
	['ages', { note: 'No children any more.' }],
	['languages', { note: 'Somebody speaks Haitian Creole.' }],
	['assistance', { note: 'There is a sliding scale.' }],
	['acceptingNewPatients', { answer: 'yes' }],
	['telehealthTherapy', { answer: 'no' }],
	['npi', { text: '1003000126' }],
	['service/esketamine_nasal/clinic', { answer: 'yes' }],
	['service/iv_infusion/clinic', { answer: 'no' }],
	['service/oral/home_telehealth', { answer: 'yes', states: 'New Jersey, NY' }],
	['service/sublingual/clinic', { answer: 'unknown', note: 'They may give lozenges.' }],
	['coverage/iv_infusion/clinic/private', { answer: 'superbill', evidence: 'evo.example/bills' }],
	['coverage/iv_infusion/clinic/self_pay', { answer: 'in_network' }],
	['coverage/iv_infusion/clinic/medicaid', { answer: 'not_accepted' }],
	payer('medicare'),
	payer('medicaid'),
	payer('private'),
	payer('tricare'),
	payer('va', 'unknown'),
	payer('state_plan', 'yes'),
	payer('ihs', 'yes'),
	payer('self_pay'),
	['listing', { note: 'Boarded up.' }],
	['other', { note: 'The door is at the back.' }],
	['hours', { text: 'weekdays, mornings only' }]
];

/** Anyone proposes them, one on each clinic, some with an address, one in Spanish. By their facts. */
export async function proposeCorrections(town: Town): Promise<Map<string, Sent>> {
	const sent = new Map<string, Sent>();
	for (const [i, [fact, typed]] of CORRECTIONS.entries()) {
		const email = i % 3 === 0 ? `sender-${i}@example.org` : '';
		const language = fact === 'other' ? '/es' : '';
		const added = await correct(town.stranger(), CLINICS[i], fact, { ...typed, email }, language);
		if (!sent.has(fact)) sent.set(fact, added);
	}
	return sent;
}
