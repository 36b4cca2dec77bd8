import { z } from 'zod';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';

/** What someone found who called a clinic: codes only, so that nothing personal is told. */
export const CALL_OUTCOMES = [
	'booked',
	'wait_list',
	'not_taking_patients',
	'not_offered',
	'payer_refused',
	'wrong_number',
	'no_answer',
	'closed'
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const callReport = z.strictObject({
	clinicId: z.string(),
	outcome: z.enum(CALL_OUTCOMES),
	route: z.enum(ROUTES).nullable(),
	payer: z.enum(PAYERS).nullable(),
	calledOn: z.iso.date(),
	idempotencyKey: z.string().min(16).max(128)
});
export type CallReport = z.infer<typeof callReport>;
