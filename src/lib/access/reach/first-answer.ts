import type { ParameterProblem } from '#lib/requests/parameters.ts';
import type { AccessAnswer } from './summarize-access.ts';
import type { NamedClinic } from '#lib/access/question/named-clinic.ts';
import type { AccessQuery } from '#lib/access/question/query.ts';

/** What the server answered for the first HTML; the browser starts from it. */
export interface FirstAnswer {
	/** ISO date. */
	today: string;
	/** Of the directory. */
	version: string;
	query: AccessQuery;
	problems: ParameterProblem[];
	/** null: it can't be reckoned, since too many clinics lie within the distance. */
	answer: AccessAnswer | null;
	/** Clinics that the answer and the query name, by their place in the columns. */
	named: Record<number, NamedClinic>;
}
