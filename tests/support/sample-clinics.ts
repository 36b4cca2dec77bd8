import { clinic, type Clinic } from '#lib/clinics/record/clinic.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';

/** As an import of the 2024 edition says it. */
export const REPORTED_2024: Provenance = {
	source: 'directory_import',
	level: 'reported',
	edition: 'samhsa-2024',
	checkedAt: null
};

/** An invented clinic as the directory reports one: infusions, some payers, a street and a phone. */
export const infusionClinic: Clinic = clinic.parse({
	id: 'desert-mind-clinic-mesa-az',
	name: 'Desert Mind Clinic',
	unit: 'Interventional Psychiatry',
	address: {
		street: '1520 East Main Street',
		unit: 'Suite 4',
		city: 'Mesa',
		state: 'AZ',
		zip: '85203'
	},
	position: { latitude: 33.4152, longitude: -111.8057, precision: 'address' },
	phone: { number: '+14805550112', extension: '12' },
	intakePhones: [],
	kind: 'outpatient',
	operator: 'private_for_profit',
	services: [{ route: 'iv_infusion', setting: 'clinic', coverage: [], provenance: REPORTED_2024 }],
	payers: { medicare: 'accepted', medicaid: 'accepted', private: 'accepted', self_pay: 'accepted' },
	assistance: ['sliding_fee'],
	ages: ['young_adults', 'adults', 'seniors'],
	languages: ['es', 'sgn'],
	telehealthTherapy: true,
	listedBy: [
		{ source: 'samhsa', edition: '2022' },
		{ source: 'samhsa', edition: '2023', routes: ['iv_infusion'] },
		{ source: 'samhsa', edition: '2024', routes: ['iv_infusion'] }
	],
	statements: [
		{
			...REPORTED_2024,
			facts: [
				'name',
				'address',
				'phone',
				'kind',
				'payers',
				'assistance',
				'ages',
				'languages',
				'telehealthTherapy',
				'position'
			]
		}
	]
});

/** A place to ask for a referral: withheld street, no phone, nothing said of payers. */
export const referralPlace: Clinic = clinic.parse({
	id: 'harbor-house-eureka-ca',
	name: 'Harbor House',
	address: { street: null, city: 'Eureka', state: 'CA', zip: '95501' },
	position: { latitude: 40.8, longitude: -124.16, precision: 'zip' },
	intakePhones: [],
	kind: 'residential_adults',
	services: [],
	payers: {},
	assistance: [],
	ages: [],
	languages: [],
	listedBy: [
		{ source: 'samhsa', edition: '2023' },
		{ source: 'samhsa', edition: '2024' }
	],
	statements: [{ ...REPORTED_2024, facts: ['name', 'address', 'kind', 'position'] }]
});

/** A clinic that told everything itself: several routes, coverage rows, a service at home. */
export const attestedClinic: Clinic = clinic.parse({
	...infusionClinic,
	id: 'riverbend-psychiatry-provo-ut',
	name: 'Riverbend Psychiatry',
	unit: undefined,
	services: [
		infusionClinic.services[0],
		{
			route: 'esketamine_nasal',
			setting: 'clinic',
			monitoringMinutes: 120,
			coverage: [
				{
					payer: 'medicaid',
					state: 'UT',
					participation: 'in_network',
					priorAuthorization: 'required',
					handlesPriorAuthorization: true,
					provenance: { source: 'phone_call', level: 'phone_confirmed', checkedAt: '2026-10-30' }
				},
				{
					payer: 'private',
					plan: 'Blue Shield PPO',
					participation: 'in_network',
					priorAuthorization: 'varies',
					handlesPriorAuthorization: null,
					provenance: { source: 'clinic', level: 'self_attested', checkedAt: '2026-03-02' }
				},
				{
					payer: 'private',
					plan: 'Aetna',
					participation: 'superbill',
					priorAuthorization: null,
					handlesPriorAuthorization: null,
					provenance: { source: 'clinic', level: 'self_attested', checkedAt: '2026-03-02' }
				},
				{
					payer: 'medicare',
					participation: 'not_accepted',
					priorAuthorization: null,
					handlesPriorAuthorization: null,
					provenance: { source: 'clinic', level: 'self_attested', checkedAt: '2026-11-01' }
				}
			],
			provenance: { source: 'clinic', level: 'self_attested', checkedAt: '2026-11-01' }
		},
		{
			route: 'sublingual',
			setting: 'home_telehealth',
			statesServed: ['ID', 'UT'],
			coverage: [],
			provenance: { source: 'clinic', level: 'self_attested', checkedAt: '2026-11-01' }
		}
	]
});
