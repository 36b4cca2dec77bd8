import type { Clinic, Statement } from '#lib/clinics/record/clinic.ts';
import { VOUCHED } from '#lib/clinics/record/facts/index.ts';
import { payerProvenanceOf, provenanceKey, provenanceOf } from './provenance-of.ts';
import type { Provenance } from './provenance.ts';
import { isPayerFact, isStated, payerOf, type PayerFact, type Stated } from './stated.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';

export type { Stated } from './stated.ts';

/** Source, trust and date of what a clinic states; undefined when it says nothing of it. */
export function basisOf(it: Clinic, stated: Stated): Provenance | undefined {
	return isPayerFact(stated) ? payerProvenanceOf(it, payerOf(stated)) : provenanceOf(it, stated);
}

/**
 * The statements of a clinic, from what each of its facts rests on. The first statement that vouches
 * for a payer names `payers`; the others name each of theirs.
 *
 * @param it the clinic, with or without statements
 * @param restsOn what a fact rests on that the clinic states
 * @param order of the statements; what isn't among them follows
 */
export function statementsOf(
	it: Pick<Clinic, 'payers'>,
	restsOn: (stated: Stated) => Provenance,
	order: readonly Provenance[]
): Statement[] {
	const statements = new Map<string, Statement>();
	const place = (provenance: Provenance): Statement => {
		const key = provenanceKey(provenance);
		const statement = statements.get(key) ?? { ...provenance, facts: [] };
		statements.set(key, statement);
		return statement;
	};
	for (const provenance of order) place(provenance);
	for (const fact of VOUCHED.filter((one) => isStated(it, one))) {
		if (fact !== 'payers') place(restsOn(fact)).facts.push(fact);
		else vouchForPayers(it.payers, (stated) => place(restsOn(stated)), statements);
	}
	return [...statements.values()].filter(({ facts }) => facts.length > 0);
}

function vouchForPayers(
	payers: Clinic['payers'],
	statementFor: (stated: PayerFact) => Statement,
	statements: ReadonlyMap<string, Statement>
): void {
	const answers = PAYERS.filter((payer) => payers[payer]).map((payer) => {
		const fact: PayerFact = `payers/${payer}`;
		return { fact, statement: statementFor(fact) };
	});
	const first = [...statements.values()].find((one) =>
		answers.some(({ statement }) => statement === one)
	);
	first?.facts.push('payers');
	for (const { fact, statement } of answers) {
		if (statement !== first) statement.facts.push(fact);
	}
}
