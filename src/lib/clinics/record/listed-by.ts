import { z } from 'zod';
import { ROUTES } from './vocabulary.ts';

const listing = z.strictObject({
	/** Whose directory: "samhsa". */
	source: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	/** Its year: "2024". */
	edition: z.string().regex(/^\d{4}$/),
	/** Treatments that it reported there. Absent: none. */
	routes: z.array(z.enum(ROUTES)).min(1).optional()
});

/** A year's edition of a directory: "samhsa", "2024". */
export type Edition = Pick<z.infer<typeof listing>, 'source' | 'edition'>;

const isBefore = (a: Edition, b: Edition) =>
	a.source < b.source || (a.source === b.source && a.edition < b.edition);

/** Editions of directories that list a clinic, each once: by source, oldest first. */
export const listedBy = z
	.array(listing)
	.refine(
		(list) => list.every((it, i) => i === 0 || isBefore(list[i - 1], it)),
		'Editions must ascend, by source and year.'
	);
export type ListedBy = z.infer<typeof listedBy>;
