import { LEVELS } from '#lib/clinics/record/vocabulary.ts';
import type { Infer, Zod } from '#lib/clinics/record/zod.ts';

/** Where a statement comes from. */
export const SOURCES = [
	'directory_import',
	'clinic',
	'payer_document',
	'phone_call',
	'patient_report'
] as const;

/** The address of a page on the web, as it is stored. What people type is read by `readWebAddress`. */
export const webAddress = (z: Zod) => z.url({ protocol: /^https?$/ });

export const provenanceSchema = (z: Zod) =>
	z.strictObject({
		source: z.enum(SOURCES),
		level: z.enum(LEVELS),
		/** Which directory: "samhsa-2024". Only, and always, on `directory_import`. */
		edition: z
			.string()
			.regex(/^[a-z0-9]+(-[a-z0-9]+)*-\d{4}$/)
			.optional(),
		/** Day a person last checked it. null: nobody has, beyond the source itself. */
		checkedAt: z.iso.date().nullable(),
		/** A public page or document that shows it. */
		evidence: webAddress(z).optional()
	});
/** Source, trust and date of a fact. */
export type Provenance = Infer<typeof provenanceSchema>;

/**
 * What rests on the word of a clinic's own people.
 *
 * @param checkedAt the day they gave it; null: they haven't yet, this only tries what it would be
 */
export const attestedByClinic = (checkedAt: string | null): Provenance => {
	return { source: 'clinic', level: 'self_attested', checkedAt };
};
