import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { SignedOut } from '#lib/accounts/guards.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { TooMany, type LimitName } from '#lib/server/limits/rate-limit.ts';
import { acceptForm, tokenToKeep } from './form-guard.ts';
import { formProblemInWords } from './form-problem.ts';

/** What is wrong with a form: a message for each field's name; '' names the form as a whole. */
type FormErrors = Record<string, string>;

/** A form that was read and may be acted on. */
export interface SentForm<Sender> {
	form: FormData;
	/** Names this act of sending: the same form with the same content has the same. '' without a limit. */
	key: string;
	sender: Sender;
}

/** How a page takes a form. */
export interface FormOf<Event, Kept, Sender, Done> {
	/**
	 * How often it may be sent; it carries a token then. Absent: a button, or a moderator's form, that
	 * neither carries a token nor is counted.
	 */
	limit?: LimitName;
	/** Who must have sent it, as `requireSession` and its like tell. Absent: anyone. */
	sender?: (event: Event) => Sender | Promise<Sender>;
	/** What its page shows again of what was typed: it goes back with every answer. */
	keep: (form: FormData) => Kept;
	/** What to say when nothing can be stored. Absent: the words that fit every form. */
	unavailable?: () => string;
	/**
	 * Does what the form asks for. It ends by a redirect, with what else the page shows, or by `refuse`.
	 */
	work: (sent: SentForm<Sender>) => Promise<Done>;
}

/** What every answer to a form holds, besides what its page keeps. */
interface Answer {
	errors: FormErrors;
	/** For the form to carry when it is sent again. */
	token: string;
}

/**
 * Takes a sent form, for every action of every page: reads it once behind its guards, lets the page do
 * its work, and gives back all that was typed when it can't be done, be it the sender's fault (400),
 * somebody else's who was faster (409), too many (429) or nobody's (503: the database or the places
 * are away, the disk is full).
 *
 * @throws whatever else went wrong, and what Kit deals with: redirects, 403 and 404
 */
export async function submitForm<Event extends RequestEvent, Kept, Sender, Done>(
	event: Event,
	{ limit, sender: requireSender, keep, unavailable, work }: FormOf<Event, Kept, Sender, Done>
): Promise<ActionFailure<Kept & Answer> | (Kept & Answer & Done)> {
	const accepted = await acceptForm(event, { limit });
	const { form } = accepted;
	const answer = (errors: FormErrors) => ({
		...keep(form),
		token: tokenToKeep(event.locals.services, accepted),
		errors
	});
	try {
		// First of all: anyone who was signed out has to know that, whatever else is wrong.
		const sender = (await requireSender?.(event)) as Sender;
		if (!accepted.ok) {
			return fail(accepted.status, answer({ '': formProblemInWords(accepted.problem) }));
		}
		const done = await work({ form, key: accepted.key, sender });
		return { ...answer({}), ...done };
	} catch (reason) {
		const { status, errors } = refusalOf(reason, event, unavailable);
		return fail(status, answer(errors));
	}
}

/** A form that can't be taken as it is. Nothing was done; safe to show. */
export class FormRefused extends Error {
	override name = 'FormRefused';
	readonly status: RefusedStatus;
	readonly errors: FormErrors;

	constructor(status: RefusedStatus, errors: FormErrors) {
		super('A form was refused.');
		this.status = status;
		this.errors = errors;
	}
}

/** Something in it is wrong, its sender is not (any more) who may send it, or it comes too late or too often. */
type RefusedStatus = 400 | 401 | 403 | 409 | 429;

/** Refuses a form, with what is wrong in it: its sender gets it back. */
export function refuse(status: RefusedStatus, errors: FormErrors): never {
	throw new FormRefused(status, errors);
}

/** What to answer to what was thrown while a form was dealt with; thrown on when it is a fault of ours. */
function refusalOf(
	reason: unknown,
	{ locals, setHeaders }: RequestEvent,
	unavailable = () => formProblemInWords('unavailable')
): { status: RefusedStatus | 503; errors: FormErrors } {
	if (reason instanceof FormRefused) return reason;
	if (reason instanceof SignedOut) {
		return { status: 401, errors: { '': formProblemInWords('signed_out') } };
	}
	if (reason instanceof TooMany) {
		setHeaders({ 'retry-after': String(reason.seconds) });
		return { status: 429, errors: { '': formProblemInWords('too_many') } };
	}
	if (!isUnavailable(reason)) throw reason;
	locals.services.tell(reason);
	return { status: 503, errors: { '': unavailable() } };
}
