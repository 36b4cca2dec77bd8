import { z } from 'zod';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { CALL_OUTCOMES } from './call-outcome.ts';

/** A call to a clinic, as it is kept. */
export const callReport = z.strictObject({
	clinicId: z.string(),
	outcome: z.enum(CALL_OUTCOMES),
	route: z.enum(ROUTES).nullable(),
	payer: z.enum(PAYERS).nullable(),
	calledOn: z.iso.date(),
	idempotencyKey: z.string().min(16).max(128)
});
export type CallReport = z.infer<typeof callReport>;
