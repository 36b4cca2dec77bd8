import { z } from 'zod';
import { isSame } from '#lib/format/canonical-json.ts';
import { isField, namesOf, type Field, type Fields } from './fields.ts';
import type { Json } from './json.ts';

const json = z.json().transform((it): Json => it);

/** A field of a clinic that becomes something else. null: it said, or will say, nothing. */
export const fieldChange = z.strictObject({
	field: z.custom<Field>(isField, 'No such field.'),
	/** In the version that the change starts from. */
	from: json,
	to: json
});
export type FieldChange = z.infer<typeof fieldChange>;

/** What a submission would change, each field once. */
export const fieldChanges = z
	.array(fieldChange)
	.refine((list) => new Set(list.map((it) => it.field)).size === list.length, {
		error: 'A field is changed twice.'
	});

/** The changes that lead from one state of a clinic to another, in the order of its fields. */
export function changesBetween(before: Fields, after: Fields): FieldChange[] {
	return namesOf(before, after)
		.map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
		.filter(({ from, to }) => !isSame(from, to));
}

/** How a change stands against the clinic as it is now. */
export type Standing =
	/** The field is as it was when the change was made. */
	| 'clean'
	/** The field says already what the change wants. */
	| 'done'
	/** The field was changed to something else meanwhile: to be looked at three ways. */
	| 'conflict';

/** A change, and what the field says now. */
export interface ComparedChange extends FieldChange {
	now: Json;
	standing: Standing;
}

/** Each change against the clinic as it is now. */
export function compareWithNow(changes: readonly FieldChange[], current: Fields): ComparedChange[] {
	return changes.map((change) => {
		const now = current[change.field] ?? null;
		if (isSame(now, change.to)) return { ...change, now, standing: 'done' };
		return { ...change, now, standing: isSame(now, change.from) ? 'clean' : 'conflict' };
	});
}
