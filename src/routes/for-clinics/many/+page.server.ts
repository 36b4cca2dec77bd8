import { m } from '#lib/paraglide/messages.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { csvProblemInWords } from '#lib/submissions/update/csv-rows.ts';
import { receiveFile } from '#lib/submissions/update/upload.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	// A file that was sent has its answer already.
	if (event.request.method !== 'POST') requireSession(event);
	return { token: newFormToken(event.locals.services.secrets) };
};

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'upload',
			sender: requireSession,
			keep: () => ({}),
			async work({ form, key, sender }) {
				const file = form.get('file');
				if (!(file instanceof File) || file.size === 0)
					refuse(400, { file: m.many_problem_no_file() });
				const received = await receiveFile(event.locals.services, sender, file, key);
				if ('problem' in received) refuse(400, { file: csvProblemInWords(received.problem) });
				return received;
			}
		})
};
