import { z } from 'zod';
import type { Tables } from './tables.ts';
import { UnreadableRow } from './unusable.ts';

/**
 * What a stored row says, by its schema.
 *
 * @param id of the row, to name it
 * @throws UnreadableRow when it says something else: it names the table, the row and the way out
 */
export function readRow<T>(
	table: keyof Tables,
	{ id }: { id: string },
	schema: z.ZodType<T>,
	said: unknown
): T {
	const read = schema.safeParse(said);
	if (!read.success) throw new UnreadableRow(table, id, z.prettifyError(read.error));
	return read.data;
}
