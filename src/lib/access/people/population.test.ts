import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Areas, County } from './areas.ts';
import { decodePopulation, encodePopulation, UnreadablePopulation } from './population.ts';

/** A tract: steps of latitude and longitude, and people. */
type Tract = readonly [latitude: number, longitude: number, people: number];

interface DrawnCounty extends Pick<
	County,
	'code' | 'name' | 'state' | 'latitude' | 'longitude' | 'seat'
> {
	tracts: Tract[];
}

const degrees = (most: number) =>
	fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((steps) => (steps + 0) / 1e5);

const anyTract = (reach: number): fc.Arbitrary<Tract> =>
	fc.tuple(
		fc.integer({ min: -reach, max: reach }),
		fc.integer({ min: -2 * reach, max: 2 * reach }),
		fc.oneof(fc.nat(9000), fc.constantFrom(0, 2 ** 32 - 1))
	);

const anyCounties: fc.Arbitrary<DrawnCounty[]> = fc.uniqueArray(
	fc.record(
		{
			code: fc.integer({ min: 0, max: 99_999 }).map((code) => String(code).padStart(5, '0')),
			name: fc.string({ unit: 'grapheme' }),
			state: fc.constantFrom('AL', 'PR', 'WY'),
			latitude: degrees(90),
			longitude: degrees(180),
			seat: fc.record({
				name: fc.string({ unit: 'grapheme' }),
				latitude: degrees(90),
				longitude: degrees(180)
			}),
			// Close together, where ties are, and as far apart as they can be.
			tracts: fc.oneof(
				fc.array(anyTract(3), { maxLength: 12 }),
				fc.array(anyTract(9_000_000), { maxLength: 12 })
			)
		},
		{ requiredKeys: ['code', 'name', 'state', 'latitude', 'longitude', 'tracts'] }
	),
	{ selector: ({ code }) => code, maxLength: 8 }
);

function areasOf(counties: readonly DrawnCounty[]): Areas {
	const tracts = counties.flatMap((it, c) => it.tracts.map((tract) => ({ c, tract })));
	let end = 0;
	return {
		count: tracts.length,
		latitude: Float64Array.from(tracts, ({ tract }) => tract[0] / 1e5),
		longitude: Float64Array.from(tracts, ({ tract }) => tract[1] / 1e5),
		population: Uint32Array.from(tracts, ({ tract }) => tract[2]),
		county: Uint16Array.from(tracts, ({ c }) => c),
		counties: counties.map(({ tracts: own, ...county }) => {
			const first = end;
			end += own.length;
			return { ...county, population: own.reduce((sum, [, , n]) => sum + n, 0), first, end };
		})
	};
}

/** The same with the tracts of each county from west to east. */
const westToEast = (counties: readonly DrawnCounty[]) =>
	areasOf(
		counties.map((it) => ({
			...it,
			tracts: it.tracts.toSorted((a, b) => a[1] - b[1] || a[0] - b[0] || a[2] - b[2])
		}))
	);

const some = areasOf([
	{
		code: '01001',
		name: 'Autauga',
		state: 'AL',
		latitude: 32.50019,
		longitude: -86.48781,
		tracts: [
			[3247682, -8648660, 1775],
			[3247190, -8647259, 2055]
		]
	},
	{
		code: '72011',
		name: 'Añasco',
		state: 'PR',
		latitude: 18.29038,
		longitude: -67.13999,
		tracts: [[1829038, -6713999, 25_596]]
	}
]);

describe('areas as bytes', () => {
	it('come back as they were, the tracts of each county from west to east', () => {
		fc.assert(
			fc.property(anyCounties, (counties) => {
				const back = decodePopulation(encodePopulation(areasOf(counties)));
				expect(back).toEqual(westToEast(counties));
			})
		);
	});

	it('are the same in whatever order the tracts of a county are', () => {
		fc.assert(
			fc.property(anyCounties, fc.nat(), (counties, turn) => {
				const turned = counties.map((it) => {
					const at = turn % (it.tracts.length + 1);
					return { ...it, tracts: [...it.tracts.slice(at), ...it.tracts.slice(0, at)].reverse() };
				});
				expect(encodePopulation(areasOf(turned))).toEqual(encodePopulation(areasOf(counties)));
			})
		);
	});

	it('keep positions to five decimals', () => {
		const finer = { ...some, latitude: Float64Array.of(32.476823, 32.4718966, 18.29038) };
		expect([...decodePopulation(encodePopulation(finer)).latitude]).toEqual([
			32.47682, 32.4719, 18.29038
		]);
	});
});

describe('bytes that are no areas', () => {
	const bytes = encodePopulation(some);

	it('are refused when any byte of them is another', () => {
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const damaged = bytes.slice();
				damaged[at] ^= change;
				expect(() => decodePopulation(damaged)).toThrow(UnreadablePopulation);
			})
		);
	});

	it('are refused when they are cut short or go on', () => {
		for (let length = 0; length < bytes.length; length++) {
			expect(() => decodePopulation(bytes.subarray(0, length))).toThrow(UnreadablePopulation);
		}
		const longer = new Uint8Array(bytes.length + 1);
		longer.set(bytes);
		expect(() => decodePopulation(longer)).toThrow(
			`The file of census tracts has ${bytes.length + 1} bytes instead of ${bytes.length}.`
		);
	});

	it('are told apart: another file, and a damaged one', () => {
		expect(() => decodePopulation(new TextEncoder().encode('<!doctype html>'))).toThrow(
			'These bytes are not the census tracts in the form that this version of the program reads.'
		);
		const damaged = bytes.slice();
		damaged[damaged.length - 1] ^= 1;
		expect(() => decodePopulation(damaged)).toThrow('The file of census tracts is damaged.');
	});
});
