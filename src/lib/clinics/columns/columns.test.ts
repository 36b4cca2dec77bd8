import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clinic, type Clinic } from '#lib/clinics/record/clinic.ts';
import {
	payerProvenanceOf,
	provenanceKey,
	provenanceOf,
	treats
} from '#lib/clinics/record/provenance/provenance-of.ts';
import { PACKED_NAMES } from '#lib/clinics/record/facts/packed.ts';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { anyClinics, anyPoint } from '../../../../tests/support/arbitrary-clinics.ts';
import { infusionClinic, referralPlace } from '../../../../tests/support/sample-clinics.ts';
import { arrangeClinics, buildColumns } from './build-columns.ts';
import { cardAt } from './card.ts';
import { COMPACT_FORMAT, decodeColumns, encodeColumns } from './compact.ts';
import { MEANING_OF_BITS, type FactName } from './fact-words.ts';
import { listTexts } from './list-texts.ts';
import { PACKED_FACTS } from './packed-facts.ts';

describe('the columns of a directory', () => {
	it('are tried on clinics that pass the schema', () => {
		fc.assert(
			fc.property(anyClinics(anyPoint), (clinics) => {
				for (const it of clinics) expect(clinic.safeParse(it).error?.issues).toBeUndefined();
			})
		);
	});

	it('survive being packed and unpacked', () => {
		fc.assert(
			fc.property(anyClinics(anyPoint), (clinics) => {
				const columns = buildColumns(arrangeClinics(clinics));
				expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
			})
		);
	});

	it('hold all that a list says of a clinic', () => {
		fc.assert(
			fc.property(anyClinics(anyPoint), (clinics) => {
				const arranged = arrangeClinics(clinics);
				const columns = buildColumns(arranged);
				const texts = listTexts(arranged, 0, arranged.length);
				arranged.forEach((it, i) => expectCard(cardAt(columns, texts, i), it));
			})
		);
	});

	it('take no more room for payers while all of them rest on one source', () => {
		const tail = (it: Clinic) => new TextDecoder().decode(encodeColumns(buildColumns([it])));
		expect(tail(infusionClinic)).not.toContain('"payers"');
		const called = { source: 'phone_call', level: 'phone_confirmed', checkedAt: null } as const;
		const [statement] = infusionClinic.statements;
		const statements = [statement, { ...called, facts: ['payers/medicaid' as const] }];
		expect(tail({ ...infusionClinic, statements })).toContain(
			`"payers":[[${PAYERS.indexOf('medicaid')},1]]`
		);
	});

	it('put clinics with a treatment first, then order by state, ZIP and name', () => {
		const at = (state: string, zip: string, name: string, it: Clinic): Clinic => ({
			...it,
			id: `${state}-${zip}-${name}`.toLowerCase(),
			name,
			address: { ...it.address, state, zip }
		});
		const arranged = arrangeClinics([
			at('AZ', '85321', 'A', referralPlace),
			at('TX', '76701', 'B', infusionClinic),
			at('TX', '76701', 'A', infusionClinic),
			at('AZ', '85364', 'Z', infusionClinic)
		]);
		expect(arranged.map(({ id }) => id)).toEqual([
			'az-85364-z',
			'tx-76701-a',
			'tx-76701-b',
			'az-85321-a'
		]);
	});

	it('are only built of clinics in their order', () => {
		expect(() => buildColumns([referralPlace, infusionClinic])).toThrow(/Arrange/);
	});

	it('are called by what each of their bits stands for, so that no cache mixes up vocabularies', () => {
		expect(MEANING_OF_BITS).toContainEqual(['payersAccepted', ...PAYERS]);
		expect(MEANING_OF_BITS).toContainEqual(['payersRefused', ...PAYERS]);
		expect(MEANING_OF_BITS).toContainEqual(['routes', ...ROUTES]);
		for (const [name, ...words] of MEANING_OF_BITS) {
			expect(words, String(name)).toHaveLength(PACKED_FACTS[name as FactName].bits);
		}
	});

	it('say so when bytes are something else, or cut short', () => {
		const bytes = encodeColumns(buildColumns([infusionClinic, referralPlace]));
		expect(() => decodeColumns(new Uint8Array())).toThrow(/not a compact directory/);
		expect(() =>
			decodeColumns(new TextEncoder().encode('<!doctype html><html lang="en">'))
		).toThrow(/not a compact directory/);
		const ofAnotherFormat = bytes.with(8 + COMPACT_FORMAT.length - 1, 'x'.charCodeAt(0));
		expect(() => decodeColumns(ofAnotherFormat)).toThrow(/not a compact directory/);
		expect(() => decodeColumns(bytes.subarray(0, bytes.length - 1))).toThrow(/cut short/);
	});

	it('throw when texts of the wrong part are asked', () => {
		const columns = buildColumns([infusionClinic, referralPlace]);
		const texts = listTexts([infusionClinic, referralPlace], 0, 1);
		expect(() => cardAt(columns, texts, 1)).toThrow(RangeError);
	});
});

function expectCard(card: ReturnType<typeof cardAt>, it: Clinic): void {
	const [first] = PAYERS.filter((payer) => it.payers[payer]);
	const payers = provenanceOf(it, 'payers') ?? (first && payerProvenanceOf(it, first));
	expect(card).toEqual({
		index: card.index,
		id: it.id,
		name: it.name,
		unit: it.unit ?? null,
		street: it.address.street,
		city: it.address.city,
		state: it.address.state,
		zip: it.address.zip,
		phone: it.phone ?? null,
		...it.position,
		services: it.services.map(({ route, setting, provenance }) => ({ route, setting, provenance })),
		routes: ROUTES.filter((route) => it.services.some((one) => one.route === route)),
		payers: { ...it.payers },
		payersProvenance: card.payersProvenance,
		...Object.fromEntries(PACKED_NAMES.map((name) => [name, it[name] ?? null])),
		implausible: it.implausible ?? false,
		listedBy: it.listedBy,
		editions: card.editions
	});
	const key = card.payersProvenance && provenanceKey(card.payersProvenance);
	expect(key).toBe(payers ? provenanceKey(payers) : null);
	expect(card.services.length > 0).toBe(treats(it));
}
