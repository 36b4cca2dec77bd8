import { redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { isModerator } from '#lib/accounts/session.ts';
import { endAllSessions, endSession, listSessions } from '#lib/accounts/sessions.server.ts';
import { signOut } from '#lib/accounts/sign-in.server.ts';
import { submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { claimsOf } from '#lib/submissions/ownership/claims.server.ts';
import { textOf, typedIn } from '#lib/submissions/forms/form-text.ts';
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
	end: (event) =>
		submitForm(event, {
			sender: requireSession,
			keep: (form) => ({ values: typedIn(form, ['session']) }),
			async work({ form, sender }) {
				await endSession(event.locals.services.auth, sender, textOf(form, 'session'));
				redirect(303, localizeHref('/account'));
			}
		}),
	everywhere: (event) =>
		submitForm(event, {
			sender: requireSession,
			keep: () => ({ values: {} }),
			async work({ sender }) {
				await endAllSessions(event.locals.services.auth, sender);
				await signOut(event);
				redirect(303, localizeHref('/sign-in'));
			}
		})
};
