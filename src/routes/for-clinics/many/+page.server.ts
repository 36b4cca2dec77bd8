import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { csvProblemInWords } from '#lib/submissions/update/csv-rows.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { receiveFile } from '#lib/submissions/update/upload.server.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	// A file that was sent has its answer already.
	if (event.request.method !== 'POST') requireSession(event);
	return { token: newFormToken(event.locals.services.secrets) };
};

async function receive(event: RequestEvent) {
	const again = (status: number, message: string, field = 'file') =>
		fail(status, { errors: { [field]: message } });
	const accepted = await acceptForm(event, { limit: 'upload' });
	try {
		const session = requireSession(event);
		if (!accepted.ok) return again(accepted.status, formProblemInWords(accepted.problem), '');
		const file = accepted.form.get('file');
		if (!(file instanceof File) || file.size === 0) return again(400, m.many_problem_no_file());
		const received = await receiveFile(event.locals.services, session, file, accepted.key);
		if ('problem' in received) return again(400, csvProblemInWords(received.problem));
		return received;
	} catch (reason) {
		const { status, problem } = notNow(reason);
		return again(status, problem, '');
	}
}

export const actions: Actions = { default: receive };
