import { makeCode } from '#lib/submissions/ownership/claim-decisions.server.ts';
import { formValues } from '#lib/submissions/proposal/clinic-form.ts';
import { reminderLinks } from '#lib/submissions/update/reminder-link.server.ts';
import { everyFew, once, type Scene, type Settings, type Stage } from './scene.ts';
import { amending, claimBy, submissionOf } from './waiting.ts';

/** The parts of the link that reminds a clinic's people of looking at their listing. */
function reminder({ people, site }: Stage, clinicId: string, claimId: string): URLSearchParams {
	const { secrets, settings } = people.services;
	const { confirmLink } = reminderLinks(
		{ secrets, settings: { ...settings, origin: site.origin } },
		{ clinicId, claimId, checkedAt: null, locale: 'en' }
	);
	return new URL(confirmLink).searchParams;
}

/** Someone who speaks for a clinic, and the parts of a reminder's link to them. */
const speaking = (stage: Stage, clinicId: string) => async () => {
	const person = await stage.people.signedIn();
	const claim = await claimBy(stage, person, clinicId, 'proved');
	return { ...person, link: Object.fromEntries(reminder(stage, clinicId, claim)) };
};

/** A clinic's people update it, signed in or by a reminder's link, or amend an update. */
function updating(stage: Stage, at: number): (i: number) => Promise<Scene> {
	const clinic = stage.clinics[at];
	const path = `/clinics/${clinic.id}/update`;
	const usual = { ...formValues(clinic), version: '1', note: 'Please look at it.' };
	const person = everyFew(200, speaking(stage, clinic.id));
	return async (i) => {
		const { cookie, session, link } = await person(i);
		if (i % 4 === 2) {
			const query = new URLSearchParams(link);
			return { path: `${path}?${query}`, cookie: '', usual: { ...usual, ...link } };
		}
		if (i % 4 !== 3) return { path, cookie, usual };
		const update = await submissionOf(stage, clinic.id, i, {
			kind: 'update',
			origin: 'clinic',
			accountId: session.account.id,
			proof: 'phone_code'
		});
		return { path, cookie, usual: { ...usual, ...(await amending(stage, update)) } };
	};
}

/** Someone claims a clinic, proves it by a code, and takes a claim back. */
function claiming(stage: Stage): Settings {
	const { people, clinics } = stage;
	const clinicOf = (i: number) => clinics[i % clinics.length].id;
	const [asking, leaving] = [1, 2].map(() => everyFew(100, () => people.signedIn()));
	// Ten codes may be tried in an hour.
	const proving = everyFew(9, () => people.signedIn());
	const moderator = once(() => people.signedIn('moderator'));
	return {
		'/clinics/[id]/claim claim': {
			scene: async (i) => ({
				path: `/clinics/${clinicOf(i)}/claim`,
				cookie: (await asking(i)).cookie,
				usual: { note: 'I answer the phone.' }
			}),
			answers: ['400', '303 /clinics/']
		},
		'/clinics/[id]/claim code': {
			async scene(i) {
				const person = await proving(i);
				const claim = await claimBy(stage, person, clinicOf(i), 'pending');
				const { session } = await moderator();
				const code = (await makeCode(people.services, session, claim)) ?? '';
				return { path: `/clinics/${clinicOf(i)}/claim`, cookie: person.cookie, usual: { code } };
			},
			answers: ['400', '303 /clinics/']
		},
		'/clinics/[id]/claim withdraw': {
			async scene(i) {
				const person = await leaving(i);
				await claimBy(stage, person, clinicOf(i), i % 2 ? 'pending' : 'proved');
				return { path: `/clinics/${clinicOf(i)}/claim`, cookie: person.cookie, usual: {} };
			},
			answers: ['303 /clinics/']
		}
	};
}

/** The forms of a clinic's own people. */
export function ownClinicSettings(stage: Stage): Settings {
	const { people, clinics } = stage;
	const confirming = once(speaking(stage, clinics[1].id));
	const reminded = once(speaking(stage, clinics[2].id));
	// Twenty files may be sent in an hour. Moderators may update any clinic.
	const sending = everyFew(18, (group) => people.signedIn(group % 2 ? 'clinic' : 'moderator'));
	return {
		...claiming(stage),
		'/clinics/[id]/confirm': {
			scene: async () => ({
				path: `/clinics/${clinics[1].id}/confirm`,
				cookie: (await confirming()).cookie,
				usual: { version: '1' }
			}),
			answers: ['200', '409']
		},
		'/confirm': {
			async scene(i) {
				const { link } = await reminded();
				const path = `/confirm?${new URLSearchParams(link)}`;
				// Now and then another version was read than is listed.
				return { path, cookie: '', usual: { ...link, version: i % 4 === 3 ? '7' : '1' } };
			},
			answers: ['200', '403', '409']
		},
		'/clinics/[id]/update edit': { scene: updating(stage, 3), answers: ['200'] },
		'/clinics/[id]/update preview': { scene: updating(stage, 4), answers: ['200', '400'] },
		'/clinics/[id]/update send': {
			scene: updating(stage, 5),
			answers: ['400', '303 /submissions/']
		},
		'/for-clinics/many': {
			scene: async (i) => ({
				path: '/for-clinics/many',
				cookie: (await sending(i)).cookie,
				usual: {}
			}),
			answers: ['200', '400'],
			known: clinics.slice(0, 5).map(({ id }) => id),
			hasFile: true
		}
	};
}
