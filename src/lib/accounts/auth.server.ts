import { betterAuth } from 'better-auth';
import { magicLink, twoFactor } from 'better-auth/plugins';
import type { Database } from '#lib/server/database/database.ts';
import type { Secrets } from '#lib/server/database/secrets.ts';
import type { Settings } from '#lib/server/operate/settings.ts';
import { mayOpenSession, voidPasswordLinks } from './account-store.server.ts';
import { COLUMNS } from './columns.server.ts';
import { hashPassword, verifyPassword } from './password-hash.server.ts';
import { PASSWORD_LENGTH } from './password.ts';

/** A link that lets its reader in, on its way to a mailbox. */
export interface AccountLink {
	/** 'sign_in': a clinic's people. 'password': lets a moderator choose a password. */
	kind: 'sign_in' | 'password';
	email: string;
	/** Works once; kept only as a hash. */
	token: string;
	/** How long it works. */
	minutes: number;
	locale: 'en' | 'es';
	/** Where the person wanted to go, a path of ours; null: nowhere in particular. */
	next: string | null;
}

/** Hands a link to the mail. */
export type SendLink = (link: AccountLink) => Promise<void>;

const SIGN_IN_MINUTES = 15;
const INVITATION_MINUTES = 3 * 24 * 60;
const SESSION_SECONDS = 14 * 24 * 3600;

/** What a session's cookie is called, whatever stands before it. */
export const SESSION_COOKIE = 'session_token';

/**
 * Accounts and sessions: better-auth on our database, called by form actions. Its own web addresses
 * are not served. Moderators have a password, a clinic's people a link by mail. A cookie is set only
 * by signing in, and a session that is revoked is gone with the next request.
 */
export function openAuth(
	database: Database,
	secrets: Secrets,
	settings: Pick<Settings, 'origin'>,
	sendLink: SendLink
) {
	const isSecure = settings.origin.startsWith('https:');
	return betterAuth({
		appName: 'Within Reach',
		baseURL: settings.origin,
		secret: secrets.sessionSecret,
		database: { db: database.queries, type: database.engine },
		telemetry: { enabled: false },
		logger: { disabled: true },
		rateLimit: { enabled: false },
		user: {
			...COLUMNS.user,
			additionalFields: {
				role: { type: 'string', input: false, defaultValue: 'clinic' },
				locale: { type: 'string', input: false, defaultValue: 'en' },
				deactivatedAt: {
					type: 'string',
					input: false,
					required: false,
					fieldName: 'deactivated_at'
				}
			}
		},
		session: {
			...COLUMNS.session,
			expiresIn: SESSION_SECONDS,
			disableSessionRefresh: true,
			freshAge: 0
		},
		account: { modelName: 'credential', ...COLUMNS.credential },
		verification: { ...COLUMNS.verification, storeIdentifier: 'hashed' },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: PASSWORD_LENGTH.min,
			maxPasswordLength: PASSWORD_LENGTH.max,
			password: { hash: hashPassword, verify: verifyPassword },
			resetPasswordTokenExpiresIn: INVITATION_MINUTES * 60,
			revokeSessionsOnPasswordReset: true,
			// Links that were mailed before would set yet another one.
			onPasswordReset: ({ user }) => voidPasswordLinks(database.queries, user.id),
			sendResetPassword: ({ user, token }) =>
				sendLink({
					kind: 'password',
					email: user.email,
					token,
					minutes: INVITATION_MINUTES,
					locale: 'locale' in user && user.locale === 'es' ? 'es' : 'en',
					next: null
				})
		},
		plugins: [
			magicLink({
				expiresIn: SIGN_IN_MINUTES * 60,
				storeToken: 'hashed',
				sendMagicLink: ({ email, token, metadata }) =>
					sendLink({
						kind: 'sign_in',
						email,
						token,
						minutes: SIGN_IN_MINUTES,
						locale: metadata?.locale === 'es' ? 'es' : 'en',
						next: typeof metadata?.next === 'string' ? metadata.next : null
					})
			}),
			twoFactor({ issuer: 'Within Reach', schema: COLUMNS.twoFactor })
		],
		databaseHooks: {
			session: {
				create: {
					before: async (session, context) =>
						mayOpenSession(database.queries, session.userId, context?.path === MAGIC_LINK_PATH)
				}
			}
		},
		advanced: {
			database: { validateSchema: false },
			ipAddress: { disableIpTracking: true },
			// `__Host-` binds a cookie to this very host; better-auth itself knows only `__Secure-`.
			useSecureCookies: false,
			cookiePrefix: isSecure ? '__Host-within-reach' : 'within-reach',
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' }
		}
	});
}

const MAGIC_LINK_PATH = '/magic-link/verify';

export type Auth = ReturnType<typeof openAuth>;
