import type { z } from 'zod';

/**
 * The validator, handed to what makes a schema: a page that only reads clinics needs what is declared
 * beside it, and must not load it.
 */
export type Zod = typeof z;

/** What a schema gives. */
export type Infer<Schema extends (z: Zod) => z.ZodType> = z.infer<ReturnType<Schema>>;
