import { error, isHttpError, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { formServer, openedToken, post, type Visitor } from '../../../../tests/support/forms.ts';
import { requireModerator, requireSession } from '#lib/accounts/guards.server.ts';
import { accountOf, spend } from '#lib/server/limits/rate-limit.ts';
import { readFormToken } from './form-token.ts';
import { refuse, submitForm, type FormOf } from './submit-form.ts';

type Work = (event: RequestEvent, form: FormData) => Promise<unknown>;
type Options = Partial<
	Pick<FormOf<RequestEvent, object, unknown, unknown>, 'limit' | 'sender' | 'unavailable'>
>;

/** A page that keeps a note, and what takes its forms. */
async function notePage() {
	const server = await formServer();
	const token = openedToken(server.secrets);
	let reads = 0;

	async function submit(request: Request, work: Work, options: Options = {}, visitor?: Visitor) {
		const event = server.event(request, visitor);
		const answer = await submitForm(event, {
			limit: 'public_form',
			keep: (form) => ({ note: String(form.get('note') ?? '') }),
			work: async ({ form }) => {
				reads++;
				return Object(await work(event, form));
			},
			...options
		});
		return 'status' in answer ? { status: answer.status, ...Object(answer.data) } : answer;
	}
	const send = (work: Work, options?: Options, visitor?: Visitor) =>
		submit(post({ form_token: token, note: 'kept' }), work, options, visitor);
	return { ...server, token, submit, send, reads: () => reads };
}

const nothing: Work = async () => undefined;

/** What a room below throws that could not read its files: too many are open, or it may not. */
const unreadable = (code: string) => {
	const cause = Object.assign(new Error(code), { code });
	return Object.assign(new Error('Cannot read the places.', { cause }), { isTemporary: true });
};

describe('a form that was sent', () => {
	it('is answered with what was done, what was typed and its own token', async () => {
		const { send, token } = await notePage();
		const answer = await send(async (_, form) => ({ said: form.get('note') }));
		expect(answer).toEqual({ note: 'kept', token, errors: {}, said: 'kept' });
	});

	it('leads where its page says', async () => {
		const { send } = await notePage();
		const thrown = await send(async () => redirect(303, '/thanks')).catch((it: unknown) => it);
		expect(isRedirect(thrown) && thrown.location).toBe('/thanks');
	});

	it.each([400, 401, 403, 409, 429] as const)(
		'is refused by its page with %i, and what is wrong',
		async (status) => {
			const { send, token } = await notePage();
			const errors = { note: 'Too short.' };
			const answer = await send(async () => refuse(status, errors));
			expect(answer).toEqual({ status, note: 'kept', token, errors });
		}
	);

	it('is refused by its guards before its page sees it', async () => {
		const { submit, reads } = await notePage();
		const answer = await submit(post({ form_token: 'forged', note: 'kept' }), nothing);
		expect(answer).toMatchObject({
			status: 400,
			note: 'kept',
			errors: { '': expect.stringContaining('open for a long time') }
		});
		expect(reads()).toBe(0);
	});

	it('gets a token that works where its own does not', async () => {
		const { submit, secrets } = await notePage();
		for (const form_token of ['forged', openedToken(secrets, -25 * 3600e3)]) {
			const { token } = await submit(post({ form_token }), nothing);
			expect(readFormToken(secrets, token)).toHaveProperty('id');
		}
	});

	it('is refused when its body is no form, or too large', async () => {
		const { submit } = await notePage();
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const broken = new Request('http://localhost/', { method: 'POST', headers, body: '--x' });
		expect(await submit(broken, nothing)).toMatchObject({ status: 400, note: '' });
		const large = post({ note: 'x'.repeat(300_000) });
		expect(await submit(large, nothing)).toMatchObject({ status: 413, note: '' });
	});

	it('needs no token where it has no limit: it is a button', async () => {
		const { submit } = await notePage();
		const answer = await submit(post({ note: 'kept' }), nothing, { limit: undefined });
		expect(answer).toMatchObject({ note: 'kept', errors: {} });
	});

	it('is refused when there were too many, and its sender told when to return', async () => {
		const { send, headers } = await notePage();
		for (let i = 0; i < 20; i++) await send(nothing, { limit: 'call_report' });
		const answer = await send(nothing, { limit: 'call_report' });
		expect(answer).toMatchObject({ status: 429, note: 'kept', errors: { '': expect.any(String) } });
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
	});

	it('is refused when its page counts too many', async () => {
		const { send, headers } = await notePage();
		const mailTo: Work = ({ locals }) =>
			spend(locals.services, 'sign_in_link', accountOf('someone@example.org'));
		for (let i = 0; i < 5; i++) expect(await send(mailTo)).not.toHaveProperty('status');
		expect(await send(mailTo)).toMatchObject({ status: 429, note: 'kept' });
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
	});

	it('waits for who was signed out, also when something else is wrong with it', async () => {
		const { submit, send, token } = await notePage();
		const sender = requireSession;
		const answer = await send(nothing, { sender });
		expect(answer).toMatchObject({ status: 401, note: 'kept', token });
		const forged = post({ form_token: 'forged', note: 'kept' });
		expect(await submit(forged, nothing, { sender })).toMatchObject({ status: 401, note: 'kept' });
		expect(await send(nothing, { sender }, { accountId: 'one' })).toMatchObject({ errors: {} });
	});

	it('is nobody’s who may not send it', async () => {
		const { send, reads } = await notePage();
		const sent = send(nothing, { sender: requireModerator }, { accountId: 'one' });
		const thrown = await sent.catch((it: unknown) => it);
		expect(isHttpError(thrown, 403)).toBe(true);
		expect(reads()).toBe(0);
	});
});

describe('a form that nothing is wrong with comes back whole', () => {
	/** What its page meets. Each is logged by its first word. */
	const troubles: [what: string, work: Work, logged: string][] = [
		[
			'the database is away',
			async ({ locals: { services } }) => {
				await services.database.close();
				await services.database.queries.selectFrom('mail').selectAll().execute();
			},
			'destroyed'
		],
		[
			'the disk is full',
			async ({ locals: { services } }) => {
				const { queries } = services.database;
				await sql`pragma max_page_count = 1`.execute(queries);
				await sql`create table t as select ${'x'.repeat(1_000_000)} as x`.execute(queries);
			},
			'full'
		],
		['no disk has room', () => Promise.reject(unreadable('ENOSPC')), 'ENOSPC'],
		['too many files are open', () => Promise.reject(unreadable('EMFILE')), 'EMFILE'],
		['places may not be read', () => Promise.reject(unreadable('EACCES')), 'EACCES']
	];

	it.each(troubles)('when %s', async (_, work, logged) => {
		const { send, token, told } = await notePage();
		const answer = await send(work);
		expect(answer).toMatchObject({
			status: 503,
			note: 'kept',
			token,
			errors: { '': expect.stringContaining('can’t store anything at the moment') }
		});
		expect(told()).toContain('nothing can be stored');
		expect(told()).toContain(logged);
		expect(told()).not.toContain('kept');
	});

	it('when nobody knows who sent it', async () => {
		const { send } = await notePage();
		const sessionTrouble = Object.assign(new Error('…'), { code: 'ECONNREFUSED' });
		const answer = await send(nothing, { sender: requireSession }, { sessionTrouble });
		expect(answer).toMatchObject({ status: 503, note: 'kept' });
	});

	it('with words of its page’s own, where it has some', async () => {
		const { send } = await notePage();
		const options = { unavailable: () => 'You are still signed in.' };
		const answer = await send(() => Promise.reject(unreadable('EMFILE')), options);
		expect(answer).toMatchObject({ status: 503, errors: { '': 'You are still signed in.' } });
	});
});

describe('what is no trouble of this kind', () => {
	it('is a fault of ours, and not hidden', async () => {
		const { send } = await notePage();
		const mistake = new TypeError('x is not a function');
		await expect(send(() => Promise.reject(mistake))).rejects.toBe(mistake);
	});

	it('is a page that isn’t there', async () => {
		const { send } = await notePage();
		const thrown = await send(async () => error(404)).catch((it: unknown) => it);
		expect(isHttpError(thrown, 404)).toBe(true);
	});
});
