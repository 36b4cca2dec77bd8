import { m } from '#lib/paraglide/messages.js';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { confirmListing } from '#lib/submissions/update/confirm.server.ts';
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

/** A link that opens nothing (any more). */
const refuseLink = () => refuse(403, { link: m.update_link_text() });

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			keep: (form) => ({ version: versionOf(form) }),
			async work({ form }) {
				const { services } = event.locals;
				const reminded = await readReminderLink(services, form);
				if (!reminded) return refuseLink();
				const { clinicId } = reminded;
				const outcome = await confirmListing(services, clinicId, versionOf(form), reminded);
				if (outcome === 'gone') return refuseLink();
				if (outcome === 'changed') refuse(409, { '': m.update_confirm_changed() });
				return { isConfirmed: true };
			}
		})
};
