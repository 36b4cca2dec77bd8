import { z } from 'zod';

/**
 * What schemas are made with. It is handed to what makes them, since a page that only reads clinics
 * needs what is declared beside a schema, and must not load the validator. It is not the whole of it:
 * who hands that on loads its forty languages, too.
 */
export const zod = {
	array: z.array,
	boolean: z.boolean,
	enum: z.enum,
	iso: { date: z.iso.date },
	number: z.number,
	partialRecord: z.partialRecord,
	strictObject: z.strictObject,
	string: z.string,
	url: z.url
};
export type Zod = typeof zod;

/** What a schema gives. */
export type Infer<Schema extends (z: Zod) => z.ZodType> = z.infer<ReturnType<Schema>>;
