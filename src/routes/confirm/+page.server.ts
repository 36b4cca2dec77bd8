import { fail } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { buttonForm } from '#lib/server/http/button-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { confirmListing } from '#lib/submissions/update/confirm.server.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { LINK_PARTS, readReminderLink } from '#lib/submissions/update/reminder-link.server.ts';
import { clinicToUpdate, versionOf } from '#lib/submissions/update/update.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { services } = event.locals;
	const { searchParams } = event.url;
	const shown = await loadPage(event, async () => {
		const reminded = await readReminderLink(services, searchParams);
		const listed = reminded && (await clinicToUpdate(services, reminded.clinicId));
		return { listed };
	});
	return {
		/** undefined: the link opens nothing. null: nobody knows for now. */
		listed: shown === null ? null : shown.listed,
		link: Object.fromEntries(LINK_PARTS.map((name) => [name, searchParams.get(name) ?? '']))
	};
};

export const actions: Actions = {
	default: async ({ locals: { services }, request }) => {
		const form = await buttonForm(request);
		const version = versionOf(form);
		const again = (status: number, problem: string | null) =>
			fail(status, { isConfirmed: false, problem, version });
		try {
			const reminded = await readReminderLink(services, form);
			if (!reminded) return again(403, null);
			const outcome = await confirmListing(services, reminded.clinicId, version, reminded);
			if (outcome === 'gone') return again(403, null);
			if (outcome === 'changed') return again(409, m.update_confirm_changed());
			return { isConfirmed: true, problem: null, version };
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return again(503, formProblemInWords('unavailable'));
		}
	}
};
