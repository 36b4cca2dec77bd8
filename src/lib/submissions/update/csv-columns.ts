import type { Answer, Column } from '#lib/clinics/record/facts/fact.ts';
import {
	askedFact,
	FACTS,
	IN_FORM_ORDER,
	isAsked,
	type FactName
} from '#lib/clinics/record/facts/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { FIELD_NAMES, LISTS } from '#lib/submissions/forms/names.ts';

/** Largest file, in bytes, and most rows in it. */
export const LARGEST_FILE = 512 * 1024;
export const MOST_ROWS = 500;

/** The clinic that a row updates; empty: the row is a new one. */
export const ID = 'id';

/** "yes": the sender looked at the clinics that a new one may be, and it is none of them. */
export const NOT_DUPLICATE = 'not-duplicate';

/** Why a row came back: in the files we give, and read past in those we get. */
export const REASON = 'reason';

/** The columns of the template, in its order: names of the update form's fields, and some more. */
export const TEMPLATE: readonly Column[] = [
	{ name: ID, label: m.many_column_id, example: 'desert-mind-clinic-mesa-az' },
	{ name: NOT_DUPLICATE, label: m.many_column_not_duplicate, accepts: { kind: 'tick' } },
	...IN_FORM_ORDER.flatMap(columnsOf),
	{ name: 'closed', label: m.many_column_closed, accepts: { kind: 'tick' } },
	{ name: 'note', label: m.many_column_note }
];

/** Columns that the template leaves out and a file may have, each kind by one of them. */
export const MORE_COLUMNS: readonly Column[] = FACTS.services.moreColumns;

/** The columns that a fact has: those made by hand, or the one that its question makes. */
function columnsOf(name: FactName): readonly Column[] {
	if (!isAsked(name)) return FACTS[name].columns;
	const { label, question, answer } = askedFact(name);
	return [{ label, ...question, accepts: acceptedBy(answer) }];
}

function acceptedBy(answer: Answer): Column['accepts'] {
	if (answer.kind === 'yes_or_no') return { kind: 'one', words: ['yes', 'no'] };
	return answer.kind === 'one' || answer.kind === 'several' ? answer : undefined;
}

const KNOWN = new Set([...FIELD_NAMES, ID, NOT_DUPLICATE, REASON]);
const TICKS = new Set([
	...TEMPLATE.filter(({ accepts }) => accepts?.kind === 'tick').map(({ name }) => name),
	'hours-overnight',
	'hours-holidays'
]);

/** Whether a file may have a column. */
export const isColumn = (name: string): boolean => KNOWN.has(name);

/** How the cells of a column are read. */
export function kindOfColumn(name: string): 'tick' | 'several' | 'text' {
	if (TICKS.has(name)) return 'tick';
	return LISTS.includes(name) ? 'several' : 'text';
}
