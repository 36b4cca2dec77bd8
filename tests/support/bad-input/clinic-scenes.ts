import { callDays } from '#lib/submissions/calls/call-form.ts';
import { formValues } from '#lib/submissions/proposal/clinic-form.ts';
import { subjectsOf } from '#lib/submissions/correction/correction-subject.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import { infusionClinic } from '../sample-clinics.ts';
import { everyFew, type Scene, type Settings, type Stage } from './scene.ts';
import { NOTE_LENGTH } from '#lib/submissions/proposal/submission.ts';
import { amending, askForChanges, submissionOf } from './waiting.ts';

/** All that can be corrected of a clinic, in turn. */
function correcting({ people, clinics }: Stage): (i: number) => Promise<Scene> {
	const [clinic] = clinics;
	const groups = subjectsOf(clinic);
	const facts = [
		...groups.contact,
		...groups.treatments,
		...groups.missingTreatments,
		...groups.payers,
		...groups.coverage.flatMap(({ fields }) => fields),
		...groups.about,
		'listing',
		'other'
	];
	const person = everyFew(160, () => people.signedIn());
	return async (i) => ({
		path: `/clinics/${clinic.id}/correct?fact=${encodeURIComponent(facts[i % facts.length])}`,
		cookie: i % 4 === 0 ? (await person(i)).cookie : '',
		usual: { version: '1', note: 'They told me so.', email: '' }
	});
}

/** Somebody adds a clinic, signed in or not, or amends one that they proposed. */
function adding(stage: Stage): (i: number) => Promise<Scene> {
	const person = everyFew(160, () => stage.people.signedIn());
	return async (i) => ({
		path: '/for-clinics/add/details',
		cookie: i % 4 === 1 ? (await person(i)).cookie : '',
		usual: {
			...formValues(infusionClinic),
			name: `New Clinic ${i}`,
			email: 'sender@example.org',
			...(i % 4 === 3 && (await amending(stage, await submissionOf(stage, null, i))))
		}
	});
}

/** The forms that anybody may send. */
export const clinicSettings = (stage: Stage): Settings => ({
	'/clinics/[id]/correct': { scene: correcting(stage), answers: ['400', '303 /submissions/'] },
	'/clinics/[id]/called': {
		scene: async (i) => ({
			path: `/clinics/${stage.clinics[i % 100].id}/called`,
			cookie: '',
			usual: { outcome: 'booked', day: callDays(new Date()).usual }
		}),
		answers: ['400', '303 /clinics/']
	},
	'/for-clinics/add/details edit': { scene: adding(stage), answers: ['200'] },
	'/for-clinics/add/details preview': { scene: adding(stage), answers: ['200', '400'] },
	'/for-clinics/add/details send': { scene: adding(stage), answers: ['400', '303 /submissions/'] },
	'/submissions/[id] amend': {
		async scene(i) {
			const submission = await submissionOf(stage, i % 8 ? stage.clinics[i % 100].id : null, i);
			const revision = String(await askForChanges(stage, submission));
			// Some are sent with a note that is too long: what is random is rarely wrong in what it amends.
			const note = i % 4 === 3 ? 'I was there. '.repeat(NOTE_LENGTH / 10) : 'I was there.';
			const usual = { revision, answer: 'unknown', note };
			return { path: statusPath(stage.people.services, submission.id), cookie: '', usual };
		},
		answers: ['400', '409', '303 /submissions/']
	},
	'/submissions/[id] withdraw': {
		async scene(i) {
			const { id } = await submissionOf(stage, stage.clinics[i % 100].id, i);
			const usual = { revision: '1' };
			return { path: statusPath(stage.people.services, id), cookie: '', usual };
		},
		answers: ['409', '303 /submissions/']
	}
});
