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
