import { FACTS, isStated, type Clinic } from '#lib/clinics/record/clinic.ts';
import type { Stated } from '#lib/clinics/record/statements.ts';
import { PAYERS, type Route } from '#lib/clinics/record/vocabulary.ts';

/** What an import takes over, or leaves, as one: a fact, one payer, a treatment by its route. */
export type Part = Stated | Route;

const SIMPLE = FACTS.filter((fact) => fact !== 'payers');

/** Members of a clinic that come and go with a fact, itself apart. */
const ALONG: Partial<Record<Stated, readonly (keyof Clinic)[]>> = {
	name: ['unit'],
	phone: ['intakePhones'],
	kind: ['operator']
};

/** The parts of which a clinic says something. */
export function partsOf(it: Clinic): Set<Part> {
	return new Set([
		...SIMPLE.filter((fact) => isStated(it, fact)),
		...PAYERS.filter((payer) => it.payers[payer]).map((payer) => `payers/${payer}` as const),
		...it.services.map(({ route }) => route)
	]);
}

/** A clinic with some parts as they are in another. Its statements are left as they are. */
export function withParts(it: Clinic, other: Clinic, parts: ReadonlySet<Part>): Clinic {
	const payers = PAYERS.map((payer) => {
		const { payers } = parts.has(`payers/${payer}`) ? other : it;
		return [payer, payers[payer]] as const;
	});
	const result: Clinic = {
		...it,
		payers: Object.fromEntries(payers.filter(([, answer]) => answer)),
		services: [
			...it.services.filter(({ route }) => !parts.has(route)),
			...other.services.filter(({ route }) => parts.has(route))
		]
	};
	for (const fact of SIMPLE) if (parts.has(fact)) takeMembers(result, other, fact);
	return result;
}

/** Makes a fact, with what comes and goes with it, what it is in a clinic. */
export function takeMembers(target: object, from: Clinic, fact: (typeof SIMPLE)[number]): void {
	for (const key of [fact, ...(ALONG[fact] ?? [])]) {
		const value = from[key];
		if (value === undefined) Reflect.deleteProperty(target, key);
		else Reflect.set(target, key, value);
	}
}
