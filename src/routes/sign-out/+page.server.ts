import { redirect } from '@sveltejs/kit';
import { pageHref } from '#lib/ui/page-href.ts';
import { signOut } from '#lib/server/accounts/sign-in.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		await signOut(event);
		redirect(303, pageHref('/'));
	}
};
