import { z } from 'zod';

/** Where a statement comes from. */
export const SOURCES = [
	'directory_import',
	'clinic',
	'payer_document',
	'phone_call',
	'patient_report'
] as const;

/** How far a statement can be trusted, lowest first. An import never overwrites a higher level. */
export const LEVELS = ['reported', 'self_attested', 'document_checked', 'phone_confirmed'] as const;
export type Level = (typeof LEVELS)[number];

/** Days after which a fact reads "not confirmed since …". */
export const FRESH_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

export const provenance = z.strictObject({
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
export type Provenance = z.infer<typeof provenance>;

/**
 * Whether a person checked a fact at most 90 days before `today` (both ISO dates). A date after
 * `today` isn't fresh: it can't be true.
 */
export function isFresh(checkedAt: string | null, today: string): boolean {
	if (checkedAt === null) return false;
	const age = (Date.parse(today) - Date.parse(checkedAt)) / DAY;
	return age >= 0 && age <= FRESH_DAYS;
}
