import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { buttonForm } from '#lib/server/http/button-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { provedClaim } from '#lib/submissions/ownership/claims.server.ts';
import { confirmListing } from '#lib/submissions/update/confirm.server.ts';
import { clinicToUpdate, versionOf } from '#lib/submissions/update/update.server.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'request' | 'url'> & { params: { id: string } };

/** Who speaks for the clinic; everybody else is sent to claim it first. */
async function claimant(event: Asked) {
	const { id } = event.params;
	const { account } = requireSession(event);
	const claim = await provedClaim(event.locals.services.database.queries, id, account.id);
	if (!claim) redirect(303, localizeHref(`/clinics/${id}/claim`));
	return { accountId: account.id, proof: claim.proof };
}

export const load: PageServerLoad = async (event) => {
	const listed = await loadPage(event, async () => {
		await claimant(event);
		return clinicToUpdate(event.locals.services, event.params.id);
	});
	if (listed === undefined) error(404, m.clinic_not_found());
	return { listed };
};

export const actions: Actions = {
	default: async (event) => {
		const version = versionOf(await buttonForm(event.request));
		const again = (status: number, problem: string) =>
			fail(status, { isConfirmed: false, problem, version });
		try {
			const { services } = event.locals;
			const { id } = event.params;
			const outcome = await confirmListing(services, id, version, await claimant(event));
			if (outcome === 'gone') error(404, m.clinic_not_found());
			if (outcome === 'changed') return again(409, m.update_confirm_changed());
			return { isConfirmed: true, problem: null, version };
		} catch (reason) {
			const { status, problem } = notNow(reason);
			return again(status, problem);
		}
	}
};
