import type { Vouched } from '#lib/clinics/record/facts/index.ts';
import { isPayer, PAYERS, type Payer } from '#lib/clinics/record/vocabulary.ts';

/** What a facility says of one payer, where it rests on another statement than the rest. */
export type PayerFact = `payers/${Payer}`;

/** What rests on a statement by itself: a fact, or what is said of one payer. */
export type Stated = Exclude<Vouched, 'payers'> | PayerFact;

export const PAYER_FACTS: readonly PayerFact[] = PAYERS.map((payer) => `payers/${payer}` as const);

export const isPayerFact = (fact: string): fact is PayerFact => fact.startsWith('payers/');

/** The payer that a fact is about. */
export function payerOf(fact: PayerFact): Payer {
	const payer = fact.slice('payers/'.length);
	if (!isPayer(payer)) throw new TypeError(`There is no fact "${fact}".`);
	return payer;
}

/** Whether a clinic says anything of a fact: an empty list is "not reported". */
export function isStated(it: { payers: object }, fact: Vouched | PayerFact): boolean {
	if (isPayerFact(fact)) return Object.hasOwn(it.payers, payerOf(fact));
	return isSaid(Reflect.get(it, fact));
}

/** Whether a value says anything. */
export function isSaid(value: unknown): boolean {
	if (typeof value !== 'object') return value !== undefined;
	return value !== null && Object.keys(value).length > 0;
}
