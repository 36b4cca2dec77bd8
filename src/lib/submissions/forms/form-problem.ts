import { m } from '#lib/paraglide/messages.js';

/** Why a form was not accepted as a whole, whatever its fields say. */
export const FORM_PROBLEMS = [
	'too_fast',
	'expired',
	'filled_trap',
	'unreadable',
	'too_large',
	'too_many',
	'unavailable'
] as const;
export type FormProblem = (typeof FORM_PROBLEMS)[number];

/** What to do now. Nothing that was typed is lost by any of them. */
export function formProblemInWords(problem: FormProblem): string {
	return {
		too_fast: m.form_problem_too_fast,
		expired: m.form_problem_expired,
		filled_trap: m.form_problem_filled_trap,
		unreadable: m.form_problem_unreadable,
		too_large: m.form_problem_too_large,
		too_many: m.form_problem_too_many,
		unavailable: m.form_problem_unavailable
	}[problem]();
}
