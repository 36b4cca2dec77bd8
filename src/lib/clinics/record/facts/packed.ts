import { acceptingNewPatients } from './accepting-new-patients.ts';
import { ages } from './ages.ts';
import { assistance } from './assistance.ts';
import type { AskedFact } from './fact.ts';
import { kind } from './kind.ts';
import { languages } from './languages.ts';
import { telehealthTherapy } from './telehealth-therapy.ts';

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
	acceptingNewPatients
} satisfies Record<string, AskedFact>;

export type PackedName = keyof typeof PACKED_FACTS;

export const PACKED_NAMES = Object.keys(PACKED_FACTS).filter((name): name is PackedName =>
	Object.hasOwn(PACKED_FACTS, name)
);
