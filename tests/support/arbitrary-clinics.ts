import fc from 'fast-check';
import type { Clinic, Statement } from '#lib/clinics/record/clinic.ts';
import { VOUCHED } from '#lib/clinics/record/facts/index.ts';
import { WHEELCHAIR_ACCESS } from '#lib/clinics/record/facts/wheelchair-access.ts';
import { isStated } from '#lib/clinics/record/provenance/stated.ts';
import type { ListedBy } from '#lib/clinics/record/editions.ts';
import { provenanceKey } from '#lib/clinics/record/provenance/provenance-of.ts';
import { SOURCES, type Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { CoverageRow, Service } from '#lib/clinics/record/service.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	LEVELS,
	PAYERS,
	ROUTES,
	SETTINGS_OF
} from '#lib/clinics/record/vocabulary.ts';
import type { Point } from '#lib/geo/point.ts';

/** The day that generated dates lie around. */
export const TODAY = '2026-11-23';

/** Steps of 1e-5°, as the directory keeps positions. */
const degrees = (most: number) =>
	fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((steps) => steps / 1e5);

/** Points everywhere, and more of them where boxes go wrong: the poles and the antimeridian. */
export const anyPoint: fc.Arbitrary<Point> = fc.oneof(
	fc.record({ latitude: degrees(90), longitude: degrees(180) }),
	fc.record({
		latitude: fc.constantFrom(-90, -89.9, -60, 0, 51.9, 89.5, 89.99, 90),
		longitude: fc.constantFrom(-180, -179.9, -90, 0, 90, 179.99, 180)
	}),
	fc.record({
		latitude: fc.integer({ min: 60, max: 64 }),
		longitude: fc.constantFrom(-180, 179, 180)
	})
);

/** Few of a list, so that clinics and searches often meet; its last is the likeliest to go wrong. */
export const fewOf = <T>(list: readonly T[], count: number): T[] => [
	...list.slice(0, count),
	...list.slice(-1)
];

const someOf = <T>(list: readonly T[]) => fc.subarray([...list]);

/** Within 90 days of `TODAY`, on their edge, older, and impossible. */
const checkedAt = fc.constantFrom(
	null,
	'2026-11-20',
	'2026-08-25',
	'2026-08-24',
	'2024-01-01',
	'2027-01-01'
);

export const anyProvenance: fc.Arbitrary<Provenance> = fc
	.record({ source: fc.constantFrom(...SOURCES), level: fc.constantFrom(...LEVELS), checkedAt })
	.map((one) => ({
		...one,
		...(one.source === 'directory_import' ? { edition: 'samhsa-2024' } : {}),
		evidence: 'https://example.org/evidence'
	}));

const anyRow: fc.Arbitrary<CoverageRow> = fc.record(
	{
		payer: fc.constantFrom(...fewOf(PAYERS, 2)),
		plan: fc.constantFrom('Plan A', 'A/B 100 %', 'Salud Ñ. 😀', '..'),
		state: fc.constantFrom('AZ', 'TX'),
		participation: fc.constantFrom('in_network', 'superbill', 'not_accepted'),
		priorAuthorization: fc.constantFrom(null, 'required', 'varies'),
		handlesPriorAuthorization: fc.constantFrom(null, true, false),
		provenance: anyProvenance
	},
	{
		requiredKeys: [
			'payer',
			'participation',
			'priorAuthorization',
			'handlesPriorAuthorization',
			'provenance'
		]
	}
);

const anyService: fc.Arbitrary<Service> = fc
	.record({
		route: fc.constantFrom(...fewOf(ROUTES, 3)),
		coverage: fc.oneof(
			fc.constant<CoverageRow[]>([]),
			fc.uniqueArray(anyRow, {
				maxLength: 4,
				selector: ({ payer, plan, state }) => JSON.stringify([payer, plan, state])
			})
		),
		provenance: anyProvenance
	})
	.map((one) => ({ ...one, setting: SETTINGS_OF[one.route][0] }));

/** Where a clinic's facts come from: often from one source, as in an import. */
interface Sources {
	provenances: Provenance[];
	/** Which of them each fact rests on, and then what is said of each payer. */
	picks: number[];
	/** Whether one statement names `payers`; else each payer is named. */
	together: boolean;
}

const PICKS = VOUCHED.length + PAYERS.length;
const anySources: fc.Arbitrary<Sources> = fc.record({
	provenances: fc.uniqueArray(anyProvenance, {
		minLength: 1,
		maxLength: 3,
		selector: provenanceKey
	}),
	picks: fc.array(fc.nat(5), { minLength: PICKS, maxLength: PICKS }),
	together: fc.boolean()
});

const LISTINGS: ListedBy = [
	{ source: 'elsewhere', edition: '2024' },
	{ source: 'samhsa', edition: '2022' },
	{ source: 'samhsa', edition: '2023', routes: ['iv_infusion'] },
	{ source: 'samhsa', edition: '2024', routes: ['iv_infusion', 'oral'] }
];

/** Clinics that pass the schema, around some points; about half of them without a treatment. */
export function anyClinics(points: fc.Arbitrary<Point>, maxLength = 40): fc.Arbitrary<Clinic[]> {
	const one = fc.record(
		{
			name: fc.constantFrom('A Clinic', 'B Clinic'),
			position: fc.record({
				at: points,
				precision: fc.constantFrom<Clinic['position']['precision'][]>('address', 'zip')
			}),
			kind: fc.constantFrom(...fewOf(FACILITY_KINDS, 2)),
			services: fc.oneof(
				fc.constant<Service[]>([]),
				fc.uniqueArray(anyService, { minLength: 1, maxLength: 3, selector: (it) => it.route })
			),
			payers: fc.dictionary(
				fc.constantFrom(...fewOf(PAYERS, 3)),
				fc.constantFrom('accepted', 'not_accepted')
			),
			assistance: someOf(ASSISTANCE),
			ages: someOf(AGE_GROUPS),
			languages: someOf(fewOf(LANGUAGES, 2)),
			telehealthTherapy: fc.boolean(),
			acceptingNewPatients: fc.boolean(),
			wheelchairAccess: fc.constantFrom(...WHEELCHAIR_ACCESS),
			implausible: fc.boolean(),
			listedBy: someOf(LISTINGS),
			sources: anySources
		},
		{
			requiredKeys: [
				'name',
				'position',
				'kind',
				'services',
				'payers',
				'assistance',
				'ages',
				'languages',
				'listedBy',
				'sources'
			]
		}
	);
	return fc.array(one, { maxLength }).map((list) =>
		list.map(({ position, sources, ...rest }, i): Clinic =>
			withStatements(
				{
					...rest,
					id: `clinic-${i}`,
					address: {
						// A street that is withheld is at no exact point.
						street: position.precision === 'address' ? `${i + 1} Main Street` : null,
						city: 'Town',
						state: 'AZ',
						zip: '85004'
					},
					position: { ...position.at, precision: position.precision },
					intakePhones: []
				},
				sources
			)
		)
	);
}

/** A clinic whose facts rest on statements, each on one, as `sources` spreads them. */
function withStatements(it: Omit<Clinic, 'statements'>, sources: Sources): Clinic {
	const statements = sources.provenances.map((one): Statement => ({ ...one, facts: [] }));
	const pick = (i: number) => statements[sources.picks[i] % statements.length];
	VOUCHED.forEach((fact, i) => {
		if (fact !== 'payers' && isStated(it, fact)) pick(i).facts.push(fact);
	});
	const together = sources.together && PAYERS.find((payer) => it.payers[payer]);
	const rest = together && pick(VOUCHED.length + PAYERS.indexOf(together));
	if (rest) rest.facts.push('payers');
	PAYERS.forEach((payer, i) => {
		const statement = pick(VOUCHED.length + i);
		if (it.payers[payer] && statement !== rest) statement.facts.push(`payers/${payer}`);
	});
	return { ...it, statements: statements.filter(({ facts }) => facts.length > 0) };
}
