import { signedIn } from '#lib/accounts/signed-in.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ signedIn: signedIn(locals) });
