import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { provedClaim } from '#lib/submissions/ownership/claims.server.ts';
import { confirmListing } from '#lib/submissions/update/confirm.server.ts';
import { clinicToUpdate, versionOf } from '#lib/submissions/update/update.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who speaks for the clinic; everybody else is sent to claim it first. */
async function claimant(event: Pick<RequestEvent, 'locals' | 'params' | 'request' | 'url'>) {
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
	default: (event) =>
		submitForm(event, {
			sender: claimant,
			keep: (form) => ({ version: versionOf(form) }),
			async work({ form, sender }) {
				const { services } = event.locals;
				const outcome = await confirmListing(services, event.params.id, versionOf(form), sender);
				if (outcome === 'gone') error(404, m.clinic_not_found());
				if (outcome === 'changed') refuse(409, { '': m.update_confirm_changed() });
				return { isConfirmed: true };
			}
		})
};
