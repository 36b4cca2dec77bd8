import { fail } from '@sveltejs/kit';
import { buttonForm } from '#lib/server/button-form.ts';
import { loadPage } from '#lib/server/load-page.ts';
import { isUnavailable } from '#lib/server/unavailable.ts';
import { confirmListing } from '#lib/submissions/confirm.server.ts';
import { formProblemInWords } from '#lib/submissions/form-problem.ts';
import { LINK_PARTS, readReminderLink } from '#lib/submissions/reminder-link.server.ts';
import { clinicToUpdate } from '#lib/submissions/update.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { services } = event.locals;
	const { searchParams } = event.url;
	const shown = await loadPage(event, async () => {
		const reminded = await readReminderLink(services, searchParams);
		const listed = reminded && (await clinicToUpdate(services, reminded.clinicId));
		return { clinic: listed?.clinic };
	});
	return {
		/** undefined: the link opens nothing. null: nobody knows for now. */
		clinic: shown === null ? null : shown.clinic,
		link: Object.fromEntries(LINK_PARTS.map((name) => [name, searchParams.get(name) ?? '']))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await buttonForm(request);
		try {
			const reminded = await readReminderLink(locals.services, form);
			const isConfirmed =
				reminded !== undefined &&
				(await confirmListing(locals.services, reminded.clinicId, reminded));
			return isConfirmed
				? { isConfirmed, problem: null }
				: fail(403, { isConfirmed, problem: null });
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return fail(503, { isConfirmed: false, problem: formProblemInWords('unavailable') });
		}
	}
};
