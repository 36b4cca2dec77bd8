import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { readForm } from './form-body.ts';
import { newFormToken, readFormToken } from './form-token.ts';
import type { FormProblem } from './form-problem.ts';
import {
	accountOf,
	addressOf,
	secondsToWait,
	type LimitName
} from '#lib/server/limits/rate-limit.ts';
import type { Services } from '#lib/server/services.ts';

export { newFormToken };

/** Largest body of a form, in bytes: the longest update of a clinic has a tenth of it. */
const LARGEST_FORM = 256 * 1024;

/** Largest body that carries a file, in bytes. */
const LARGEST_UPLOAD = 2 * 1024 * 1024;

/**
 * What a stranger may send: robots do too, and give themselves away by haste. Anyone who proves who they
 * are, by a password or a session, may have a password manager fill the form in a moment.
 */
const FROM_STRANGERS: ReadonlySet<LimitName> = new Set([
	'public_form',
	'call_report',
	'sign_in_link'
]);

export type AcceptedForm =
	/** `key` names this act of sending: the same form with the same content has the same. */
	| { ok: true; form: FormData; key: string }
	/** `form` goes back to the sender: what they typed, empty when it could not be read. */
	| { ok: false; form: FormData; status: 400 | 413 | 429; problem: FormProblem };

/**
 * Reads a form that anyone may have sent, once, and refuses what no person sends: a token that is
 * missing or too old, or a stranger's that is too young, a filled trap, a body too large, or too many
 * of them from one address or account.
 *
 * @param limit undefined: the form has no token, and is only read
 */
export async function acceptForm(
	event: RequestEvent,
	{ limit }: { limit: LimitName | undefined }
): Promise<AcceptedForm> {
	const { services, session } = event.locals;
	// Only who is signed in may send a file: nobody else has us read a large one.
	const largest = limit === 'upload' && session ? LARGEST_UPLOAD : LARGEST_FORM;
	const read = await readForm(event.request, largest);
	if ('problem' in read) {
		const status = read.problem === 'too_large' ? 413 : 400;
		return { ok: false, form: new FormData(), status, problem: read.problem };
	}
	const { form } = read;
	if (!limit) return { ok: true, form, key: '' };
	const token = readFormToken(services.secrets, String(form.get('form_token') ?? ''));
	if ('problem' in token) return { ok: false, form, status: 400, problem: token.problem };
	const isFast = token.age < services.settings.fastestForm * 1000;
	if (isFast && !session && FROM_STRANGERS.has(limit))
		return { ok: false, form, status: 400, problem: 'too_fast' };
	// A password manager may have filled it: the person is told, and can send again.
	if (form.get('company_fax')) return { ok: false, form, status: 400, problem: 'filled_trap' };

	const people = [addressOf(event), ...(session ? [accountOf(session.account.id)] : [])];
	const waits = await Promise.all(people.map((who) => secondsToWait(services, limit, who)));
	const wait = Math.max(...waits);
	if (wait > 0) {
		event.setHeaders({ 'retry-after': String(wait) });
		return { ok: false, form, status: 429, problem: 'too_many' };
	}
	return { ok: true, form, key: `${token.id}.${await digest(event.url.pathname, form)}` };
}

/**
 * The token of a form that goes back to its sender: its own, which is old enough to send again at
 * once, or a new one where that one can't be used.
 */
export function tokenToKeep(
	{ secrets }: Pick<Services, 'secrets'>,
	accepted: AcceptedForm
): string {
	const isOver = !accepted.ok && accepted.problem === 'expired';
	const own = isOver ? '' : String(accepted.form.get('form_token') ?? '');
	return own || newFormToken(secrets);
}

/**
 * Tells what was sent from what is sent after going back and changing it: that is a second act, and
 * must not vanish behind the first.
 */
async function digest(path: string, form: FormData): Promise<string> {
	const hash = createHash('sha256').update(JSON.stringify(path));
	for (const [name, value] of form) {
		const isText = typeof value === 'string';
		hash.update(JSON.stringify([name, isText ? asRead(value) : value.name]));
		if (!isText) hash.update(new Uint8Array(await value.arrayBuffer()));
	}
	return hash.digest('base64url');
}

/**
 * The same for texts that `submissions/form-text.ts` reads as the same, and gives back to be sent again:
 * of characters that nobody sees it keeps few.
 */
const asRead = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, '')
		.trim();
