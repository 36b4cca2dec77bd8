import { isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { requireAdmin, requireModerator, requireSession, SignedOut } from './guards.server.ts';
import type { Role } from './session.ts';

const AWAY = new Error('timeout exceeded when trying to connect');

function asked(role: Role | null, { method = 'GET', trouble = undefined as unknown } = {}) {
	const url = new URL('https://clinics.example/es/review?risk=high');
	const account = { id: 'a', email: 'a@b.example', role, locale: 'en' };
	const session = role === null ? null : { id: 's', account };
	const locals = { session, sessionTrouble: trouble };
	const event = { locals, url, request: new Request(url, { method }) };
	return event as unknown as Parameters<typeof requireSession>[0];
}

/** What a guard lets through, throws, or answers instead. */
function outcome(guard: typeof requireSession, event: ReturnType<typeof asked>): unknown {
	try {
		return guard(event).account.role;
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		return isHttpError(thrown) ? thrown.status : thrown;
	}
}

describe('a guard', () => {
	const signIn = '/es/sign-in?next=%2Fes%2Freview%3Frisk%3Dhigh';

	it.each([
		[requireSession, [signIn, 'clinic', 'moderator', 'admin']],
		[requireModerator, [signIn, 403, 'moderator', 'admin']],
		[requireAdmin, [signIn, 403, 403, 'admin']]
	] as const)('lets pass whom it should: %o', (guard, expected) => {
		const roles = [null, 'clinic', 'moderator', 'admin'] as const;
		expect(roles.map((it) => outcome(guard, asked(it)))).toEqual(expected);
	});

	it('sends nobody to sign in when only the database is away', () => {
		expect(outcome(requireSession, asked(null, { trouble: AWAY }))).toBe(503);
		const sent = asked(null, { trouble: AWAY, method: 'POST' });
		expect(outcome(requireModerator, sent)).toBe(AWAY);
	});

	it('sends no form away that nobody is signed in for: what was typed goes back', () => {
		const sent = asked(null, { method: 'POST' });
		expect(outcome(requireModerator, sent)).toBeInstanceOf(SignedOut);
	});
});
