import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { m } from '#lib/paraglide/messages.js';
import { SignedOut } from '#lib/accounts/guards.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';

/**
 * Why a sent form can't be taken now, though nothing is wrong with it: its sender was signed out
 * meanwhile, or the database is away.
 *
 * @param reason thrown while it was dealt with; thrown on when it is something else
 */
export function notNow(reason: unknown): { status: 401 | 503; problem: string } {
	if (reason instanceof SignedOut) return { status: 401, problem: m.update_signed_out() };
	if (!isUnavailable(reason) && !(reason instanceof PlacesUnavailable)) throw reason;
	return { status: 503, problem: formProblemInWords('unavailable') };
}
