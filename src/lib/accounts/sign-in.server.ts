import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { isAPIError } from 'better-auth/api';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { accountOf, addressOf, consume, forgive, spend } from '#lib/server/limits/rate-limit.ts';
import type { Services } from '#lib/server/services.ts';
import { deleteSession } from './account-store.server.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'request'>;

/**
 * Mails a link that signs in, to anyone who asks: an address we don't know gets its account when the
 * link is used. So nobody learns who has one.
 */
export async function sendSignInLink(
	{ auth }: Pick<Services, 'auth'>,
	{ email, locale, next }: { email: string; locale: 'en' | 'es'; next: string | null }
): Promise<void> {
	const headers = new Headers();
	await auth.api.signInMagicLink({ body: { email, metadata: { locale, next } }, headers });
}

/** What came of a link: 'refused' when its account is deactivated or needs its password. */
export type LinkOutcome = 'signed_in' | 'expired' | 'refused';

/** Signs in by the token of a link that was mailed; it counts once. */
export async function signInByLink(
	{ cookies, locals, request }: Event,
	token: string,
	locale: 'en' | 'es'
): Promise<LinkOutcome> {
	const { auth, database } = locals.services;
	try {
		const { headers, response } = await auth.api.magicLinkVerify({
			query: { token },
			headers: browserOf(request),
			returnHeaders: true
		});
		// Later mails come in the language that they last signed in with.
		await database.queries
			.updateTable('user')
			.set({ locale })
			.where('id', '=', response.user.id)
			.execute();
		setCookies(cookies, headers);
		return 'signed_in';
	} catch (error) {
		const location = isAPIError(error) ? new Headers(error.headers).get('location') : null;
		if (!location) throw error;
		return location.includes('INVALID_TOKEN') ? 'expired' : 'refused';
	}
}

/** What came of a password. 'refused' says no more than that: not whether there is an account. */
export type PasswordOutcome = 'signed_in' | 'second_step' | 'refused';

/** Signs in by password, or as far as the second step. */
export async function signInByPassword(
	{ cookies, locals, request }: Event,
	{ email, password }: { email: string; password: string }
): Promise<PasswordOutcome> {
	try {
		const { headers, response } = await locals.services.auth.api.signInEmail({
			body: { email, password },
			headers: browserOf(request),
			returnHeaders: true
		});
		setCookies(cookies, headers);
		return 'twoFactorRedirect' in response ? 'second_step' : 'signed_in';
	} catch (error) {
		return refusal(error);
	}
}

/**
 * Signs in by password as a guess that counts: an account's are counted for each network, and in all.
 * Who signs in has not guessed.
 *
 * @throws TooMany
 */
export async function tryPassword(
	event: Event & Pick<RequestEvent, 'getClientAddress'>,
	typed: { email: string; password: string }
): Promise<PasswordOutcome> {
	const { services } = event.locals;
	const here = accountOf(`${typed.email} from ${addressOf(event).id}`);
	const everywhere = accountOf(typed.email);
	await spend(services, 'password', here);
	await spend(services, 'password_anywhere', everywhere);
	const outcome = await signInByPassword(event, typed);
	if (outcome === 'signed_in') {
		await forgive(services, 'password', here);
		await forgive(services, 'password_anywhere', everywhere);
	}
	return outcome;
}

/** What came of the second step. 'over': too long, too many tries, or a code used before; start again. */
export type SecondStepOutcome = 'signed_in' | 'refused' | 'over';

const DIGITS = /^\d{6}$/;

/** Signs in by what an authenticator app shows, or by a backup code, after the password. */
export async function signInBySecondStep(
	{ cookies, locals, request }: Event,
	typed: string
): Promise<SecondStepOutcome> {
	const { services } = locals;
	const { api } = services.auth;
	const code = typed.replace(/\s/g, '');
	const { headers } = request;
	try {
		const isTotp = DIGITS.test(code);
		const answer = isTotp
			? await api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
			: await api.verifyBackupCode({ body: { code }, headers, returnHeaders: true });
		const { token, user } = answer.response;
		// Anyone who looked over a shoulder has the code too, for as long as it holds (RFC 6238, 5.2).
		if (isTotp && !(await consume(services, 'second_step_code', accountOf(`${user.id} ${code}`)))) {
			const { internalAdapter } = await services.auth.$context;
			if (token) await internalAdapter.deleteSession(token);
			return 'over';
		}
		setCookies(cookies, answer.headers);
		return 'signed_in';
	} catch (error) {
		refusal(error);
		const code = isAPIError(error) ? error.body?.code : undefined;
		return code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE' ? 'refused' : 'over';
	}
}

/**
 * Ends this session, in the database first: better-auth takes the cookie away even when the database
 * is away, and anyone else who has it would stay signed in.
 */
export async function signOut({ cookies, locals, request }: Event): Promise<void> {
	const { auth, database } = locals.services;
	if (locals.sessionTrouble) throw locals.sessionTrouble;
	if (locals.session) await deleteSession(database.queries, locals.session.id);
	const { headers } = await auth.api.signOut({
		headers: request.headers,
		returnHeaders: true
	});
	setCookies(cookies, headers);
}

/** Sets the cookies that better-auth answered with. */
export function setCookies(cookies: Cookies, headers: Headers): void {
	for (const [name, attributes] of parseSetCookieHeader(headers.get('set-cookie') ?? '')) {
		cookies.set(name, attributes.value, { ...toCookieOptions(attributes), path: '/' });
	}
}

/** What of a request is kept with a session: what the browser says of itself, so it is known again. */
const browserOf = (request: Request) =>
	new Headers({ 'user-agent': request.headers.get('user-agent')?.slice(0, 200) ?? '' });

/** What is refused, as opposed to what failed. */
function refusal(error: unknown): 'refused' {
	if (isAPIError(error) && error.statusCode < 500) return 'refused';
	throw error;
}
