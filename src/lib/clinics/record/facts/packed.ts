import { acceptingNewPatients, acceptingNewPatientsBits } from './accepting-new-patients.ts';
import { ages, agesBits } from './ages.ts';
import { assistance, assistanceBits } from './assistance.ts';
import type { PackedValue } from '../packed-value.ts';
import type { Infer } from '../zod.ts';
import type { AskedFact } from './fact.ts';
import { kind, kindBits } from './kind.ts';
import { languages, languagesBits } from './languages.ts';
import { telehealthTherapy, telehealthTherapyBits } from './telehealth-therapy.ts';
import { wheelchairAccess, wheelchairAccessBits } from './wheelchair-access.ts';

/**
 * Facts that the browser has of every clinic, packed with the columns: to list, compare and search by.
 * Apart from the others, since a page of many clinics needn't load what there is to say of those.
 */
export const PACKED_FACTS = {
	kind,
	assistance,
	ages,
	languages,
	telehealthTherapy,
	acceptingNewPatients,
	wheelchairAccess
} satisfies Record<string, AskedFact>;

/** How each of them is packed. What searches ask most comes first. */
export const PACKED_BITS = {
	ages: agesBits,
	assistance: assistanceBits,
	telehealthTherapy: telehealthTherapyBits,
	languages: languagesBits,
	kind: kindBits,
	acceptingNewPatients: acceptingNewPatientsBits,
	wheelchairAccess: wheelchairAccessBits
} satisfies { [Name in PackedName]: PackedValue<ValueOf<Name>, unknown> };

export type PackedName = keyof typeof PACKED_FACTS;
type ValueOf<Name extends PackedName> = Infer<(typeof PACKED_FACTS)[Name]['schema']>;

export const PACKED_NAMES = /* @__PURE__ */ Object.keys(PACKED_FACTS).filter(
	(name): name is PackedName => Object.hasOwn(PACKED_FACTS, name)
);
