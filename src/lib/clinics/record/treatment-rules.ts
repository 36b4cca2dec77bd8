import { REGULATORY_STATUS, type Payer, type Route } from './vocabulary.ts';

/** The shortest monitoring after a dose of esketamine, in minutes: its label's two hours. */
export const ESKETAMINE_MINUTES = 120;

/** Whether so many minutes of monitoring are too few after a treatment. */
export const isTooShort = (route: Route, minutes: number): boolean =>
	route === 'esketamine_nasal' && minutes < ESKETAMINE_MINUTES;

/**
 * Whether a row of coverage must name a public page that shows it: few payers pay for what the FDA
 * has not approved, so nobody is told that one does on a word alone.
 */
export const mustShowEvidence = (
	route: Route,
	{ payer, participation }: { payer: Payer; participation: string }
): boolean =>
	participation !== 'not_accepted' &&
	payer !== 'self_pay' &&
	REGULATORY_STATUS[route] !== 'fda_approved';
