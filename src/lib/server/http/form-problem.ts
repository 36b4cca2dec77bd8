import { m } from '#lib/paraglide/messages.js';

/** Why a form was not taken as a whole, whatever its fields say. */
export type FormProblem =
	| 'too_fast'
	| 'expired'
	| 'filled_trap'
	| 'unreadable'
	| 'too_large'
	| 'too_many'
	| 'signed_out'
	| 'unavailable';

const WORDS: Record<FormProblem, () => string> = {
	too_fast: m.form_problem_too_fast,
	expired: m.form_problem_expired,
	filled_trap: m.form_problem_filled_trap,
	unreadable: m.form_problem_unreadable,
	too_large: m.form_problem_too_large,
	too_many: m.form_problem_too_many,
	signed_out: m.update_signed_out,
	unavailable: m.form_problem_unavailable
};

/** What to do now. Nothing that was typed is lost by any of them. */
export const formProblemInWords = (problem: FormProblem): string => WORDS[problem]();
