import type { PageLoad } from './$types';

/** The day, for the printed page. Not a server load, so that the page opens offline too. */
export const load: PageLoad = () => ({ today: new Date().toISOString().slice(0, 10) });
