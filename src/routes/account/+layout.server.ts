import { signedIn } from '#lib/accounts/session.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ signedIn: signedIn(locals) });
