import { describe, expect, it } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { clinic, type Clinic } from '#lib/clinics/record/clinic.ts';
import { indexDirectory } from '#lib/clinics/columns/directory.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { placeAt } from '../../../tests/support/arbitrary-search.ts';
import { attestedClinic, infusionClinic } from '../../../tests/support/sample-clinics.ts';
import { DEFAULT_FILTERS, type Filters } from './query.ts';
import { search } from './search.ts';

const TODAY = '2026-11-23';
const HERE = { latitude: 33.4, longitude: -111.8 };

/** What a person asks for below, all of it. */
const ASKED: Partial<Filters> = {
	radius: 50,
	routes: ['iv_infusion'],
	payer: 'medicaid',
	coverage: 'confirmed',
	telehealth: true,
	age: 'adults',
	language: 'es',
	kinds: ['outpatient'],
	assistance: ['sliding_fee', 'payment_assistance'],
	fresh: true
};

const CHECKED: Provenance = {
	source: 'phone_call',
	level: 'phone_confirmed',
	checkedAt: '2026-11-01',
	evidence: 'https://example.org/medicaid'
};
const [row] = attestedClinic.services.flatMap(({ coverage }) => coverage);
const infusions: Clinic['services'][number] = {
	...infusionClinic.services[0],
	coverage: [{ ...row, payer: 'medicaid', state: undefined, provenance: CHECKED }],
	provenance: CHECKED
};
const unpaid = { ...infusions, coverage: [] };

/** Has all that is asked for. */
const FITTING = {
	...infusionClinic,
	position: { ...HERE, precision: 'address' },
	services: [infusions],
	assistance: ['sliding_fee', 'payment_assistance']
} satisfies Clinic;

/** Clinics that each lack one thing of what is asked for. */
const LACKING = {
	fresh: {
		...FITTING,
		services: [{ ...infusions, provenance: infusionClinic.services[0].provenance }]
	},
	kind: { ...FITTING, kind: 'hospital' },
	telehealth: { ...FITTING, telehealthTherapy: undefined },
	slidingFee: { ...FITTING, assistance: ['payment_assistance'] },
	help: { ...FITTING, assistance: [] },
	confirmed: { ...FITTING, services: [unpaid] },
	/** 69 miles north. */
	near: { ...FITTING, position: { ...FITTING.position, latitude: 34.4 } },
	known: { ...FITTING, services: [unpaid], payers: {} },
	refused: { ...FITTING, services: [unpaid], payers: { medicaid: 'not_accepted' } },
	route: { ...FITTING, services: [{ ...infusions, route: 'im_injection' }] },
	language: { ...FITTING, languages: [] },
	age: { ...FITTING, ages: ['seniors'] },
	treatment: { ...FITTING, services: [] }
} satisfies Record<string, Clinic>;
type Lacking = keyof typeof LACKING;

function loosen(lacking: readonly Lacking[], asked: Partial<Filters>) {
	const clinics = lacking.map((name) => ({ ...LACKING[name], id: name.toLowerCase() }));
	const directory = indexDirectory(buildColumns(arrangeClinics(clinics)));
	const query = { ...DEFAULT_FILTERS, ...ASKED, ...asked, place: placeAt(HERE) };
	const { total, loosen } = search(directory, query, TODAY);
	return { total, offers: loosen.map(({ change, total }) => [change, total]) };
}

/** Of clinics that lack something, a search, and what to change in it with what that gives, in order. */
const CASES: [name: string, Lacking[], Partial<Filters>, [Partial<Filters>, number][]][] = [
	[
		'one thing for each clinic, what gives up least first',
		[
			...(['treatment', 'refused', 'age', 'language', 'route', 'known', 'near'] as const),
			...(['confirmed', 'slidingFee', 'telehealth', 'kind', 'fresh'] as const)
		],
		{},
		[
			[{ fresh: false }, 1],
			[{ kinds: [] }, 1],
			[{ telehealth: false }, 1],
			[{ assistance: ['payment_assistance'] }, 1],
			[{ coverage: 'accepted' }, 1],
			[{ radius: 100 }, 1],
			[{ coverage: 'any' }, 2],
			[{ routes: [] }, 1],
			[{ language: null }, 1],
			[{ age: null }, 1],
			[{ payer: null }, 3]
		]
	],
	[
		'places without a treatment last',
		['treatment', 'refused', 'known', 'near', 'kind'],
		{ fresh: false, coverage: 'accepted' },
		[
			[{ kinds: [] }, 1],
			[{ radius: 100 }, 1],
			[{ coverage: 'any' }, 1],
			[{ payer: null }, 2],
			[{ referrals: true }, 1]
		]
	],
	['all help at once when no single kind is enough', ['help'], {}, [[{ assistance: [] }, 1]]],
	[
		'the next radius that gives something, past empty ones',
		['near'],
		{ radius: 10 },
		[[{ radius: 100 }, 1]]
	],
	[
		'a step from a radius that is none of the usual',
		['near'],
		{ radius: 60 },
		[[{ radius: 100 }, 1]]
	],
	[
		'no places that are listed already',
		['treatment'],
		{ fresh: false, coverage: 'any', referrals: true },
		[]
	],
	['nothing where one change is not enough', ['kind'], { age: 'children' }, []],
	[
		'nothing that was never asked for',
		['route'],
		{ routes: ['iv_infusion'] },
		[[{ routes: [] }, 1]]
	]
];

describe('what to loosen', () => {
	it.each(CASES)('is %s', (_, lacking, asked, expected) => {
		expect(loosen(lacking, asked)).toEqual({ total: 0, offers: expected });
	});

	it('is nothing when something was found', () => {
		expect(loosen(['near', 'kind'], { kinds: [] })).toEqual({ total: 1, offers: [] });
	});

	it('rests on clinics that pass the schema', () => {
		for (const [name, it] of Object.entries({ FITTING, ...LACKING })) {
			const broken = clinic.safeParse(it).error?.issues.map(({ path }) => path[0]) ?? [];
			// What is left out of a sample still has its statement.
			expect(
				broken.filter((member) => member !== 'statements'),
				name
			).toEqual([]);
		}
	});
});
