import { LEVELS } from './vocabulary.ts';
import type { Infer, Zod } from './zod.ts';

export { FRESH_DAYS, isFresh } from './freshness.ts';

/** Where a statement comes from. */
export const SOURCES = [
	'directory_import',
	'clinic',
	'payer_document',
	'phone_call',
	'patient_report'
] as const;

export const provenanceSchema = (z: Zod) =>
	z.strictObject({
		source: z.enum(SOURCES),
		level: z.enum(LEVELS),
		/** Which directory: "samhsa-2024". Only, and always, on `directory_import`. */
		edition: z
			.string()
			.regex(/^[a-z0-9]+-\d{4}$/)
			.optional(),
		/** Day a person last checked it. null: nobody has, beyond the source itself. */
		checkedAt: z.iso.date().nullable(),
		/** A public page or document that shows it. */
		evidence: z.url({ protocol: /^https?$/ }).optional()
	});
/** Source, trust and date of a fact. */
export type Provenance = Infer<typeof provenanceSchema>;
