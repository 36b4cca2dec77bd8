import { changeClinic } from '../site-clinics.ts';
import { newEmail } from './people.ts';
import { everyFew, once, type Scene, type Setting, type Settings, type Stage } from './scene.ts';
import { claimBy, submissionOf } from './waiting.ts';

/** What the words of a decision may be. */
const WORDS = ['accept', 'reject', 'as_submitted', 'phone', 'document'];

/** A moderator decides on a submission that waits. */
function reviewing(stage: Stage): Settings {
	const { people, clinics } = stage;
	const moderator = once(() => people.signedIn('admin'));
	const review =
		(usual: Record<string, string>) =>
		async (i: number): Promise<Scene> => {
			const clinicId = i % 8 ? clinics[40 + (i % 50)].id : null;
			const { id, changes } = await submissionOf(stage, clinicId, i);
			return {
				path: `/review/${id}`,
				cookie: (await moderator()).cookie,
				usual: {
					revision: '1',
					clinic_version: clinicId ? '1' : '',
					...Object.fromEntries(
						changes.flatMap((_, at) => [
							[`accept-${at}`, 'reject'],
							[`reason-${at}`, 'It is another clinic’s.']
						])
					),
					...usual
				}
			};
		};
	const held = everyFew(20, async (group) => review({})(group));
	const deciding = { answers: ['400', '409', '303 /review/'], known: WORDS };
	const holding: Setting = { scene: (i) => held(i), answers: ['303 /review/'], share: 0.4 };
	return {
		'/review/[id] decide': { ...deciding, scene: review({}) },
		'/review/[id] ask': { ...deciding, scene: review({ message: 'Is that your main line?' }) },
		'/review/[id] reject': { ...deciding, scene: review({ message: 'We called them.' }) },
		'/review/[id] hold': holding,
		'/review/[id] release': holding,
		'/review/[id] take': holding
	};
}

/** A moderator restores what a clinic said before. */
function restoring(stage: Stage): Setting {
	const moderator = once(() => stage.people.signedIn('moderator'));
	// Once hours are restored, it is no longer what was seen. A phone waits for another moderator.
	const changed = everyFew(10, async (group) => {
		const { id } = stage.clinics[20 + group];
		const phone = { number: '+16025550148' };
		await changeClinic(stage.site, id, group % 2 ? { phone } : { hours: 'Mo-Fr 08:00-17:00' });
		return id;
	});
	return {
		scene: async (i) => ({
			path: `/review/clinics/${await changed(i)}?version=1`,
			cookie: (await moderator()).cookie,
			usual: { version: '1', seen: '2', reason: 'It was right before.' }
		}),
		answers: ['400', '409', '303 /review/clinics/']
	};
}

/** A moderator decides on a claim. */
function decidingClaims(stage: Stage): Settings {
	const { people, clinics } = stage;
	const claim = (state: 'pending' | 'proved') => {
		const moderator = everyFew(200, () => people.signedIn('moderator'));
		const person = everyFew(100, () => people.signedIn());
		return async (i: number): Promise<Scene> => ({
			path: `/review/claims/${await claimBy(stage, await person(i), clinics[i % 100].id, state)}`,
			cookie: (await moderator(i)).cookie,
			usual: { answer: 'We know them.' }
		});
	};
	const decided = ['400', '303 /review/claims/'];
	return {
		'/review/claims/[id] code': { scene: claim('pending'), answers: ['200'] },
		'/review/claims/[id] approve': { scene: claim('pending'), answers: decided },
		'/review/claims/[id] refuse': { scene: claim('pending'), answers: decided },
		'/review/claims/[id] revoke': { scene: claim('proved'), answers: decided }
	};
}

/** An admin changes what others may do: nobody who acts in another scene. */
async function namingModerators({ people }: Stage): Promise<Settings> {
	const admin = everyFew(200, () => people.signedIn('admin'));
	const others = [await people.signedIn('moderator'), await people.signedIn('moderator')];
	const ids = others.map(({ session }) => session.account.id);
	const changes = ['make_admin', 'make_clinic', 'deactivate', 'activate', 'stop_second_step'];
	const scene = (usual: Record<string, string>) => async (i: number) => ({
		path: '/review/people',
		cookie: (await admin(i)).cookie,
		usual
	});
	return {
		'/review/people invite': {
			scene: (i) => scene({ email: newEmail(), name: 'Someone' })(i),
			answers: ['400', '303 /review/people'],
			known: changes
		},
		'/review/people link': {
			scene: scene({ id: ids[0] }),
			answers: ['409', '303 /review/people'],
			known: [ids[0]]
		},
		'/review/people change': {
			scene: scene({ id: ids[1], change: 'make_moderator' }),
			answers: ['409', '303 /review/people'],
			known: [ids[1], ...changes]
		}
	};
}

/** The forms of those who review. */
export const reviewSettings = async (stage: Stage): Promise<Settings> => ({
	...reviewing(stage),
	...decidingClaims(stage),
	...(await namingModerators(stage)),
	'/review/clinics/[id]': restoring(stage)
});
