import { isActionFailure, type RequestEvent } from '@sveltejs/kit';
import { afterAll, expect, it, vi } from 'vitest';
import { csvText } from '#lib/format/csv.ts';
import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { updateSubmission } from '#lib/submissions/proposal/submission-store.server.ts';
import { formValues } from '#lib/submissions/proposal/clinic-form.ts';
import { actions as update } from '../../src/routes/clinics/[id]/update/+page.server.ts';
import { actions as correct } from '../../src/routes/clinics/[id]/correct/+page.server.ts';
import { actions as add } from '../../src/routes/for-clinics/add/details/+page.server.ts';
import { actions as addMany } from '../../src/routes/for-clinics/many/+page.server.ts';
import { actions as amend } from '../../src/routes/submissions/[id]/+page.server.ts';
import { seededDatabase } from '../support/database.ts';
import { formServer, memoryDatabase, openedToken, post, type Visitor } from '../support/forms.ts';
import { publishClinics } from '../support/published.ts';
import { changeOf, send } from '../support/review.ts';
import { infusionClinic } from '../support/sample-clinics.ts';

// Other files of this process have modules that use the real places, and want to keep them.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());

// What a server meets that has too many files open while it looks up a ZIP.
vi.mock('#lib/places/server-shards.server.ts', () => ({
	serverShards: () => async () => {
		const cause = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
		throw new PlacesUnavailable('Cannot read the places.', { cause });
	}
}));

const { id } = infusionClinic;
const MOVED = { street: '12 Elm Street', city: 'Mesa', state: 'AZ', zip: '85204' };
const MODERATOR: Visitor = { accountId: 'ada', role: 'moderator' };

/** A server with one clinic, and a correction of its address that was asked to be changed. */
async function site() {
	const open = async () => ({ ...(await memoryDatabase()), url: ':memory:' });
	const database = await seededDatabase(open, [infusionClinic]);
	await publishClinics([infusionClinic]);
	const server = await formServer(database);
	const to = { ...MOVED, street: '10 Elm Street' };
	const sent = await send(database, infusionClinic, [changeOf(infusionClinic, 'address', to)], {
		kind: 'correction',
		accountId: 'sender'
	});
	await updateSubmission(database.queries, sent.id, 1, { state: 'changes_requested', answer: '?' });
	return { server, submissionId: sent.id };
}

/** A form that is sent to an action, by its path; `params` as Kit reads them from it. */
interface Sent {
	path: string;
	params?: Record<string, string>;
	fields: Parameters<typeof post>[0];
	visitor?: Visitor;
}

/** The forms whose reading looks up a ZIP, by the action that takes them. */
const FORMS: Record<string, { action: unknown; sent: (submissionId: string) => Sent }> = {
	'a correction': {
		action: correct.default,
		sent: () => ({
			path: `/clinics/${id}/correct?fact=address`,
			params: { id },
			fields: { ...MOVED, note: 'I was there.' }
		})
	},
	'a correction that is amended': {
		action: amend.amend,
		sent: (submissionId) => ({
			path: `/submissions/${submissionId}`,
			params: { id: submissionId },
			fields: { ...MOVED, note: 'I was there.', revision: '2' },
			visitor: { accountId: 'sender' }
		})
	},
	'an update': {
		action: update.preview,
		sent: () => ({
			path: `/clinics/${id}/update?/preview`,
			params: { id },
			fields: { ...formValues(infusionClinic), ...MOVED, note: 'I was there.', version: '1' },
			visitor: MODERATOR
		})
	},
	'a clinic to add': {
		action: add.preview,
		sent: () => ({
			path: '/for-clinics/add/details?/preview',
			fields: { ...formValues(infusionClinic), name: 'Elm Street Clinic', note: 'I was there.' }
		})
	},
	'a file of clinics': {
		action: addMany.default,
		sent: () => {
			const cells = { ...formValues(infusionClinic), name: 'Elm Street Clinic' };
			const texts = Object.values(cells).map((it) => [it].flat().join('|'));
			const file = new File([csvText([Object.keys(cells), texts])], 'clinics.csv');
			return { path: '/for-clinics/many', fields: { file }, visitor: MODERATOR };
		}
	}
};

it.each(Object.keys(FORMS))('%s comes back whole while places can’t be read', async (name) => {
	const { action, sent } = FORMS[name];
	const { server, submissionId } = await site();
	const { path, params, fields, visitor } = sent(submissionId);
	const token = openedToken(server.secrets);
	const event = server.event(post({ form_token: token, ...fields }, path), visitor, params);
	const answer = await (action as (event: RequestEvent) => unknown)(event);
	if (!isActionFailure(answer)) throw new Error(JSON.stringify(answer));
	expect(answer).toMatchObject({
		status: 503,
		data: { token, errors: { '': expect.stringContaining('can’t store anything') } }
	});
	if (name !== 'a file of clinics') {
		const { note, street, zip } = fields;
		expect(answer.data).toMatchObject({ values: { note, street, zip } });
	}
	expect(server.told()).toContain('EMFILE');
});
