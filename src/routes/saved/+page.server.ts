import { published } from '#lib/clinics/published/published.server.ts';
import type { PageServerLoad } from './$types';

// Which clinics someone saved never comes here: only where the browser finds the whole directory.
export const load: PageServerLoad = () => ({
	version: published().version,
	today: new Date().toISOString().slice(0, 10)
});
