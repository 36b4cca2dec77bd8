import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/es/treatment` is the same route as `/treatment`; the language is read from the address. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
