import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { alike, wordsOf } from './name-words.ts';
import { streetKey } from './street.ts';
import { distance } from '#lib/geo/point.ts';
import { infusionClinic, referralPlace } from '../../../../tests/support/sample-clinics.ts';
import { duplicateReasonInWords, likelyDuplicates, type Place } from './duplicates.ts';

const clinics = readDirectory(readFileSync('data/clinics.geojson', 'utf8'));

/** The reasons that one listed clinic is found for. */
function reasons(place: Partial<Place>, listed: Clinic = infusionClinic): string[] {
	const found = likelyDuplicates({ name: 'Elsewhere', ...place }, [listed]);
	return found.flatMap((it) => it.reasons);
}

const { address, position, phone } = infusionClinic;
/** About 400 m, and 600 m, north. */
const [near, far] = [0.0036, 0.0054].map((step) => ({
	...position,
	latitude: position.latitude + step
}));
const byZip = { ...position, precision: 'zip' as const };

describe('a likely duplicate', () => {
	it.each<[string, Partial<Place>, string[]]>([
		['the same phone, whatever its extension', { phone }, ['same_phone']],
		['a phone for new patients', { intakePhones: phone && [phone] }, ['same_phone']],
		[
			'the same street, written in another way',
			{ address: { ...address, street: '1520 E. Main St., Ste 9' } },
			['same_street']
		],
		[
			'a like name close by',
			{ name: 'Desert Mind Psychiatry', unit: 'Interventional', position: near },
			['like_name', 'near']
		],
		[
			'a like name in the same ZIP, where nobody knows the door',
			{ name: 'Desert Mind Psychiatry', position: byZip, address: { ...address, street: null } },
			['like_name', 'same_zip']
		],
		[
			'the same name in the same town',
			{
				name: 'Interventional Psychiatry of the Desert Mind Clinic, LLC',
				address: { ...address, street: '9 Elm Street', zip: '85201' }
			},
			['same_name', 'same_town']
		]
	])('has %s', (_, place, found) => {
		expect(reasons(place)).toEqual(found);
	});

	it.each<[string, Partial<Place>]>([
		['nothing in common', {}],
		['another name close by', { position: near }],
		['a like name farther off', { name: 'Desert Mind Psychiatry Interventional', position: far }],
		['the same street in another ZIP', { address: { ...address, zip: '85204' } }],
		['the same name in another town', { name: 'Desert Mind Clinic Interventional Psychiatry' }]
	])('is not one with %s', (_, place) => {
		expect(reasons(place)).toEqual([]);
	});

	it('is shown with the number that both have', () => {
		const intake = { number: '+16025550148' };
		const listed = { ...infusionClinic, intakePhones: [intake] };
		const shownTo = (place: Partial<Place>) =>
			likelyDuplicates({ name: infusionClinic.name, address, ...place }, [listed])[0].phone;
		expect(shownTo({ phone: intake })).toEqual(intake);
		expect(shownTo({})).toEqual(phone);
	});

	it('is found by its NPI', () => {
		const npi = '1234567893';
		expect(reasons({ npi }, { ...infusionClinic, npi })).toEqual(['same_npi']);
	});

	it('comes first when more speaks for it', () => {
		const listed = [
			{ ...infusionClinic, id: 'a', address: { ...address, street: '9 Elm Street' } },
			{ ...infusionClinic, id: 'b' },
			referralPlace
		];
		const found = likelyDuplicates(infusionClinic, listed);
		expect(found.map(({ clinic }) => clinic.id)).toEqual(['b', 'a']);
		expect(found[0].reasons.map((it) => duplicateReasonInWords[it]())).toEqual([
			'same phone',
			'same street',
			'same name'
		]);
	});
});

/** The rule as it is written down, over every pair. */
function isLikely(a: Clinic, b: Clinic): boolean {
	const numbers = (it: Clinic) =>
		[it.phone, ...it.intakePhones].flatMap((one) => one?.number ?? []);
	const street = (it: Clinic) => it.address.street && streetKey(it.address.street);
	const likeness = Math.max(
		alike(wordsOf(`${a.name} ${a.unit ?? ''}`), wordsOf(`${b.name} ${b.unit ?? ''}`)),
		alike(wordsOf(a.name), wordsOf(b.name))
	);
	const exact = [a, b].every((it) => it.position.precision === 'address');
	const zip = a.address.zip === b.address.zip;
	const town =
		a.address.city.toLowerCase() === b.address.city.toLowerCase() &&
		a.address.state === b.address.state;
	return (
		numbers(a).some((it) => numbers(b).includes(it)) ||
		(a.npi !== undefined && a.npi === b.npi) ||
		(zip && street(a) !== null && street(a) === street(b)) ||
		(likeness >= 0.5 && exact && distance(a.position, b.position) <= 500) ||
		(likeness >= 0.5 && zip && !exact) ||
		(likeness === 1 && town)
	);
}

describe('in the real directory', () => {
	it('is found by its name and ZIP, whatever its department is called', () => {
		const withUnit = clinics.filter(({ unit }) => unit);
		expect(withUnit.length).toBeGreaterThan(4000);
		for (const { id, name, address } of withUnit.filter((_, i) => i % 40 === 0)) {
			const place = { name, address: { ...address, street: null } };
			const found = likelyDuplicates(place, clinics, 100);
			expect(found.map(({ clinic }) => clinic.id)).toContain(id);
		}
	});

	it('is the site in the ZIP first, then the nearest, where all have one name and one phone', () => {
		const place: Place = {
			name: 'Athena Care',
			phone: { number: '+16153201155' },
			address: { street: null, city: 'Murfreesboro', state: 'TN', zip: '37129' },
			position: { latitude: 35.92, longitude: -86.43, precision: 'zip' }
		};
		const [first, ...others] = likelyDuplicates(place, clinics);
		expect(first.clinic.address.zip).toBe('37129');
		expect(first.reasons).toEqual(['same_phone', 'same_name', 'same_zip']);
		const metres = others.map((it) => it.metres);
		expect(others).toHaveLength(4);
		expect(metres).toEqual(metres.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
	});

	it('are all pairs that the rule names, and no others', () => {
		const few = clinics.filter(({ address: { state } }) => state === 'VT' || state === 'DE');
		fc.assert(
			fc.property(fc.constantFrom(...few), (it) => {
				const found = likelyDuplicates(it, few, Infinity).map(({ clinic }) => clinic.id);
				const expected = few.filter((one) => isLikely(it, one)).map(({ id }) => id);
				expect(found.toSorted()).toEqual(expected.toSorted());
			})
		);
	});

	it('every clinic finds itself, and nothing that more speaks for', () => {
		for (let i = 0; i < clinics.length; i += 25) {
			const found = likelyDuplicates(clinics[i], clinics, Infinity);
			const self = found.find(({ clinic }) => clinic === clinics[i]);
			expect(self?.reasons).toEqual(found[0].reasons);
		}
	}, 60_000);
});
