/** What an account may do: a clinic's people propose, moderators decide, admins name moderators. */
export const ROLES = ['clinic', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Someone who is signed in. The e-mail address is theirs: they opened a link that was sent to it. */
export interface Session {
	id: string;
	account: {
		id: string;
		email: string;
		role: Role;
		locale: 'en' | 'es';
	};
}

/** Whether an account may review: see contacts, decide, publish. */
export const isModerator = (session: Session | null): session is Session =>
	session?.account.role === 'moderator' || session?.account.role === 'admin';

/** Who is signed in, for the foot of a page that is for one person; null: nobody. */
export function signedIn({ session }: Pick<App.Locals, 'session'>): App.PageData['signedIn'] {
	return session && { email: session.account.email, isModerator: isModerator(session) };
}
