import { codeOf } from '../second-step-code.ts';
import { newEmail, PASSWORD } from './people.ts';
import { everyFew, once, type Settings, type Stage } from './scene.ts';

/** A share of the inputs for what hashes a password with each: that takes its time. */
const SHARE = 0.2;

/** Nobody is signed in who signs in. */
const signingIn = ({ people }: Stage): Settings => {
	// An account's password may be tried ten times, and as often a second step.
	const known = everyFew(9, () => people.signedIn('moderator'));
	const choosing = everyFew(9, () => people.signedIn('moderator'));
	const between = everyFew(4, () => people.betweenSteps());
	return {
		'/sign-in': {
			scene: async () => ({
				path: '/sign-in',
				cookie: '',
				usual: { email: newEmail(), next: '/account' }
			}),
			answers: ['400', '303 /sign-in']
		},
		'/sign-in/link': {
			async scene() {
				const token = await people.signInToken();
				const path = `/sign-in/link?token=${encodeURIComponent(token)}`;
				return { path, cookie: '', usual: { token, next: '/account' } };
			},
			answers: ['400', '303 /account']
		},
		'/sign-in/moderator': {
			async scene(i) {
				const { email } = await known(i);
				return { path: '/sign-in/moderator', cookie: '', usual: { email, password: PASSWORD } };
			},
			answers: ['400', '303 /account'],
			share: SHARE
		},
		'/sign-in/moderator/code': {
			async scene(i) {
				const { cookie, key } = await between(i);
				const usual = () => ({ code: codeOf(key) });
				return { path: '/sign-in/moderator/code', cookie, usual };
			},
			answers: ['400', '303 /account'],
			share: SHARE
		},
		'/sign-in/password': {
			async scene(i) {
				const token = await people.passwordToken(await choosing(i));
				const path = `/sign-in/password?token=${encodeURIComponent(token)}`;
				return { path, cookie: '', usual: { token, password: 'nine boats came in late' } };
			},
			answers: ['400', '303 /sign-in/moderator'],
			share: SHARE
		}
	};
};

/** A moderator and their second step. What succeeds makes them a new session. */
const secondStep = ({ people }: Stage): Settings => {
	const path = '/account/second-step';
	return {
		'/account/second-step start': {
			async scene() {
				const { cookie } = await people.signedIn('moderator');
				return { path, cookie, usual: { password: PASSWORD } };
			},
			answers: ['200', '400'],
			share: SHARE
		},
		'/account/second-step confirm': {
			async scene() {
				const person = await people.signedIn('moderator');
				const key = await people.startSecondStep(person);
				return { path, cookie: person.cookie, usual: () => ({ code: codeOf(key) }) };
			},
			answers: ['400', '303 /account/second-step'],
			share: SHARE
		},
		'/account/second-step stop': {
			async scene() {
				const { cookie } = await people.signedIn('moderator');
				return { path, cookie, usual: { password: PASSWORD } };
			},
			answers: ['400', '303 /account/second-step'],
			share: SHARE
		}
	};
};

/** The forms of accounts. */
export const accountSettings = (stage: Stage): Settings => {
	const { people } = stage;
	const ending = once(() => people.signedIn());
	return {
		...signingIn(stage),
		...secondStep(stage),
		'/account end': {
			async scene() {
				const { cookie, session } = await ending();
				return { path: '/account', cookie, usual: { session: session.id } };
			},
			answers: ['303 /account']
		},
		'/account everywhere': {
			scene: async () => ({
				path: '/account',
				cookie: (await people.signedIn()).cookie,
				usual: {}
			}),
			answers: ['303 /sign-in'],
			share: 0.4
		},
		'/account/password': {
			scene: async () => ({
				path: '/account/password',
				cookie: (await people.signedIn('moderator')).cookie,
				usual: { current: PASSWORD, next: 'nine boats came in late' }
			}),
			answers: ['400', '303 /account/password'],
			share: SHARE
		},
		'/sign-out': {
			scene: async () => ({
				path: '/sign-out',
				cookie: (await people.signedIn()).cookie,
				usual: {}
			}),
			answers: ['303 /'],
			share: 0.4
		}
	};
};
