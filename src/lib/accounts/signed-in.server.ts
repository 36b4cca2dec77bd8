import { isModerator } from './session.ts';

/** Who is signed in, for the foot of a page that is for one person; null: nobody. */
export function signedIn({ session }: Pick<App.Locals, 'session'>): App.PageData['signedIn'] {
	return session && { email: session.account.email, isModerator: isModerator(session) };
}
