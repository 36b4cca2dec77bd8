import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { PACKED_BITS, type PackedName } from '#lib/clinics/record/facts/packed.ts';
import { packFlag, packSome, type PackedValue } from '#lib/clinics/record/packed-value.ts';
import { PAYERS, ROUTES, type Payer } from '#lib/clinics/record/vocabulary.ts';

/** A fact of a clinic, packed into bits. */
export interface PackedFact<Told> {
	/** How many: 1 to 32. */
	bits: number;
	/** What each of them stands for, in their order. */
	words: readonly unknown[];
	pack(it: Clinic): number;
	unpack(bits: number): Told;
}

const packed = <Said, Told>(
	value: PackedValue<Said, Told>,
	said: (it: Clinic) => Said
): PackedFact<Told> => ({
	bits: value.bits,
	words: value.words,
	pack: (it) => value.pack(said(it)),
	unpack: (bits) => value.unpack(bits)
});

type Told<Name extends PackedName> = ReturnType<(typeof PACKED_BITS)[Name]['unpack']>;
const BITS: { [Name in PackedName]: PackedValue<Clinic[Name], Told<Name>> } = PACKED_BITS;

/** A fact that is packed as its file says. */
const declared = <Name extends PackedName>(name: Name): PackedFact<Told<Name>> =>
	packed(BITS[name], (it) => it[name]);

const NAMES = Object.keys(PACKED_BITS) as PackedName[];
const DECLARED = Object.fromEntries(NAMES.map((name) => [name, declared(name)])) as {
	[Name in PackedName]: PackedFact<Told<Name>>;
};

/** What a clinic says, as lists tell it and searches look for it. */
export const TOLD_FACTS = {
	/** Routes of its services. */
	routes: packed(packSome(ROUTES), (it) => it.services.map(({ route }) => route)),
	...DECLARED,
	implausible: packed(packFlag(), (it) => it.implausible)
};

/** All that the columns hold of each clinic in bits. What is asked most comes first. */
export const PACKED_FACTS = {
	payersAccepted: packed(packSome(PAYERS), (it) => payersThat(it, 'accepted')),
	payersRefused: packed(packSome(PAYERS), (it) => payersThat(it, 'not_accepted')),
	/** Something is known of a payer for one of its treatments: the payers above don't say all. */
	hasCoverage: packed(packFlag(), (it) => it.services.some(({ coverage }) => coverage.length > 0)),
	...TOLD_FACTS,
	/** It stands at the middle of its ZIP code. */
	approximate: packed(packFlag(), (it) => it.position.precision === 'zip')
};

export type PackedFacts = typeof PACKED_FACTS;

function payersThat(it: Clinic, answer: Clinic['payers'][Payer]): Payer[] {
	return PAYERS.filter((payer) => it.payers[payer] === answer);
}
