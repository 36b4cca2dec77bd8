import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { signOut } from '#lib/accounts/sign-in.server.ts';
import { submitForm } from '#lib/server/http/submit-form.ts';
import { pageHref } from '#lib/ui/page-href.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			keep: () => ({}),
			unavailable: m.account_sign_out_unavailable,
			async work() {
				await signOut(event);
				redirect(303, pageHref('/'));
			}
		})
};
