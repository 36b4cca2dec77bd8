import type { RequestEvent } from '@sveltejs/kit';
import { isAPIError } from 'better-auth/api';
import type { Services } from '#lib/server/services.ts';
import { voidPasswordLinks } from './account-store.server.ts';
import { passwordProblem, type PasswordProblem } from './password.ts';
import type { Session } from './session.ts';
import { setCookies } from './sign-in.server.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'request'>;

/** Chooses a password with the token of a link that was mailed. It ends the account's sessions. */
export async function choosePassword(
	{ auth }: Pick<Services, 'auth'>,
	token: string,
	password: string
): Promise<'chosen' | 'expired' | PasswordProblem> {
	const problem = passwordProblem(password, '');
	if (problem) return problem;
	const body = { token, newPassword: password };
	return (await accepts(auth.api.resetPassword({ body }))) ? 'chosen' : 'expired';
}

/** Changes one's own password; all other sessions end. */
export async function changePassword(
	{ cookies, locals, request }: Event,
	{ account }: Session,
	{ current, next }: { current: string; next: string }
): Promise<'changed' | 'refused' | PasswordProblem> {
	const problem = passwordProblem(next, account.email);
	if (problem) return problem;
	const changed = await accepts(
		locals.services.auth.api.changePassword({
			body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
			headers: request.headers,
			returnHeaders: true
		})
	);
	if (!changed) return 'refused';
	await voidPasswordLinks(locals.services.database.queries, account.id);
	setCookies(cookies, changed.headers);
	return 'changed';
}

/** The key of a second step, as it is shown once. */
export interface SecondStepKey {
	/** Base32, for typing in. */
	key: string;
	/** `otpauth://…`, which opens an authenticator app. */
	link: string;
	backupCodes: string[];
}

/**
 * The key that a link and its backup codes are, as they were made or as a form carries them on.
 *
 * @returns undefined when the link opens no authenticator app
 */
export function secondStepKey(link: string, backupCodes: string[]): SecondStepKey | undefined {
	if (!link.startsWith('otpauth://totp/') || !URL.canParse(link)) return undefined;
	return { link, backupCodes, key: new URL(link).searchParams.get('secret') ?? '' };
}

/** Whether an account asks for a second step. */
export async function hasSecondStep(
	{ auth }: Pick<Services, 'auth'>,
	{ account }: Session
): Promise<boolean> {
	const { internalAdapter } = await auth.$context;
	const user = await internalAdapter.findUserById(account.id);
	return user !== null && 'twoFactorEnabled' in user && user.twoFactorEnabled === true;
}

/** Makes the key of a second step, which counts once a code of it was typed in. undefined: refused. */
export async function startSecondStep(
	{ locals, request }: Event,
	password: string
): Promise<SecondStepKey | undefined> {
	const answer = await accepts(
		locals.services.auth.api.enableTwoFactor({ body: { password }, headers: request.headers })
	);
	if (!answer || !('totpURI' in answer)) return undefined;
	return secondStepKey(answer.totpURI, answer.backupCodes);
}

/** Turns the second step on by a code that the app shows. false: it is not the code. */
export async function confirmSecondStep(
	{ cookies, locals, request }: Event,
	code: string
): Promise<boolean> {
	const answer = await accepts(
		locals.services.auth.api.verifyTOTP({
			body: { code },
			headers: request.headers,
			returnHeaders: true
		})
	);
	if (answer) setCookies(cookies, answer.headers);
	return answer !== undefined;
}

/** Turns the second step off. false: the password is not right. */
export async function stopSecondStep(
	{ cookies, locals, request }: Event,
	password: string
): Promise<boolean> {
	const answer = await accepts(
		locals.services.auth.api.disableTwoFactor({
			body: { password },
			headers: request.headers,
			returnHeaders: true
		})
	);
	if (answer) setCookies(cookies, answer.headers);
	return answer !== undefined;
}

/** What an endpoint answers; undefined when it refuses. What fails is thrown. */
async function accepts<T>(answer: Promise<T>): Promise<T | undefined> {
	try {
		return await answer;
	} catch (error) {
		if (isAPIError(error) && error.statusCode < 500) return undefined;
		throw error;
	}
}
