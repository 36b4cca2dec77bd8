import { signedIn } from '#lib/server/accounts/session.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ signedIn: signedIn(locals) });
