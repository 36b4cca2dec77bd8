import { randomUUID } from 'node:crypto';
import { hashPassword } from '#lib/accounts/password-hash.server.ts';
import type { Role, Session } from '#lib/accounts/session.ts';
import { readSession } from '#lib/accounts/sessions.server.ts';
import { accountServices, type AccountServices } from '../accounts.ts';
import type { Site } from '../listings.ts';
import { codeOf } from '../second-step-code.ts';

/** Someone who is signed in on a site. */
export interface Person {
	email: string;
	session: Session;
	/** As their browser sends it. */
	cookie: string;
}

/** What all of them who have a password have. */
export const PASSWORD = 'a ferry crosses at dawn';

/**
 * Accounts of a site, made in its database without its pages: a form that allows an account a few
 * acts is sent by many.
 */
export class People {
	readonly services: AccountServices;
	#hash: Promise<string> | undefined;

	private constructor(services: AccountServices) {
		this.services = services;
	}

	static async of({ database, origin }: Site): Promise<People> {
		return new People(await accountServices(database, origin));
	}

	/** A new account that is signed in. Moderators have a password. */
	async signedIn(role: Role = 'clinic'): Promise<Person> {
		const email = newEmail();
		const { auth, database } = this.services;
		const { headers, response } = await auth.api.magicLinkVerify({
			query: { token: await this.signInToken(email) },
			headers: new Headers(),
			returnHeaders: true
		});
		const { id } = response.user;
		if (role !== 'clinic') {
			this.#hash ??= hashPassword(PASSWORD);
			const { internalAdapter } = await auth.$context;
			await internalAdapter.createAccount({
				providerId: 'credential',
				accountId: id,
				userId: id,
				password: await this.#hash
			});
			await database.queries.updateTable('user').set({ role }).where('id', '=', id).execute();
		}
		const cookie = cookieIn(headers);
		const session = await readSession(auth, new Headers({ cookie }));
		if (!session) throw new Error('A link signs in.');
		return { email, session, cookie };
	}

	/** The token of a link that signs someone in. */
	async signInToken(email = newEmail()): Promise<string> {
		const { auth, links } = this.services;
		await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
		return links.findLast((it) => it.email === email)?.token ?? '';
	}

	/** The token of a link that lets a moderator choose a password. */
	async passwordToken({ email }: Person): Promise<string> {
		const { auth, links } = this.services;
		await auth.api.requestPasswordReset({ body: { email } });
		return links.findLast((it) => it.email === email)?.token ?? '';
	}

	/** Lets a moderator begin with a second step. Gives the key of their authenticator app. */
	async startSecondStep({ cookie }: Person): Promise<string> {
		const started = await this.services.auth.api.enableTwoFactor({
			body: { password: PASSWORD },
			headers: new Headers({ cookie })
		});
		const uri = 'totpURI' in started ? started.totpURI : '';
		return new URL(uri).searchParams.get('secret') ?? '';
	}

	/** A moderator who has typed their password, and is asked for the second step. */
	async betweenSteps(): Promise<{ cookie: string; key: string }> {
		const { auth } = this.services;
		const person = await this.signedIn('moderator');
		const key = await this.startSecondStep(person);
		const headers = new Headers({ cookie: person.cookie });
		await auth.api.verifyTOTP({ body: { code: codeOf(key) }, headers });
		const answer = await auth.api.signInEmail({
			body: { email: person.email, password: PASSWORD },
			headers: new Headers(),
			returnHeaders: true
		});
		return { cookie: cookieIn(answer.headers), key };
	}
}

export const newEmail = (): string => `${randomUUID()}@fuzz.example`;

const cookieIn = (headers: Headers) =>
	headers
		.getSetCookie()
		.map((it) => it.split(';')[0])
		.join('; ');
