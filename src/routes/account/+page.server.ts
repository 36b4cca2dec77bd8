import { fail, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { isModerator } from '#lib/accounts/session.ts';
import { endAllSessions, endSession, listSessions } from '#lib/accounts/sessions.server.ts';
import { signOut } from '#lib/accounts/sign-in.server.ts';
import { buttonForm } from '#lib/server/http/button-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { claimsOf } from '#lib/submissions/ownership/claims.server.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	shown: await loadPage(event, () => read(event))
});

async function read(event: Parameters<PageServerLoad>[0]) {
	const session = requireSession(event);
	const { auth, database } = event.locals.services;
	const { byId } = published();
	const claims = await claimsOf(database.queries, session.account.id);
	return {
		account: session.account,
		isModerator: isModerator(session),
		claims: claims.map(({ id, clinicId, state, createdAt, decidedAt }) => ({
			id,
			clinicId,
			clinicName: byId.get(clinicId)?.name ?? clinicId,
			state,
			since: decidedAt ?? createdAt
		})),
		sessions: await listSessions(auth, session)
	};
}

export const actions: Actions = {
	end: async (event) => {
		const { auth } = event.locals.services;
		const ended = textOf(await buttonForm(event.request), 'session');
		try {
			await endSession(auth, requireSession(event), ended);
		} catch (reason) {
			const { status, problem } = notNow(reason);
			return fail(status, { problem, values: { session: ended } });
		}
		redirect(303, localizeHref('/account'));
	},
	everywhere: async (event) => {
		try {
			await endAllSessions(event.locals.services.auth, requireSession(event));
			await signOut(event);
		} catch (reason) {
			const { status, problem } = notNow(reason);
			return fail(status, { problem, values: {} });
		}
		redirect(303, localizeHref('/sign-in'));
	}
};
