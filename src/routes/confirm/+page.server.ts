import { fail } from '@sveltejs/kit';
import { buttonForm } from '#lib/server/button-form.ts';
import { isUnavailable } from '#lib/server/unavailable.ts';
import { confirmListing } from '#lib/submissions/confirm.server.ts';
import { formProblemInWords } from '#lib/submissions/form-problem.ts';
import { LINK_PARTS, readReminderLink } from '#lib/submissions/reminder-link.server.ts';
import { clinicToUpdate } from '#lib/submissions/update.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const reminded = await readReminderLink(locals.services, url.searchParams);
	const listed = reminded && (await clinicToUpdate(locals.services, reminded.clinicId));
	if (!listed) return { clinic: null, link: {} };
	const link = Object.fromEntries(LINK_PARTS.map((name) => [name, url.searchParams.get(name) ?? '']));
	return { clinic: listed.clinic, link };
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
