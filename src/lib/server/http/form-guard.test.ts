import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formServer, openedToken, post, type Visitor } from '../../../../tests/support/forms.ts';
import type { Secrets } from '#lib/server/database/secrets.ts';
import type { LimitName } from '#lib/server/limits/rate-limit.ts';
import { acceptForm, newFormToken, tokenToKeep } from './form-guard.ts';

async function openGuard() {
	const server = await formServer();
	const accept = (request: Request, limit: LimitName, visitor: Visitor = {}) =>
		acceptForm(server.event(request, visitor), { limit });
	return { ...server, accept };
}

describe('a form', () => {
	it('is accepted with its values, and named by what was sent', async () => {
		const { secrets, accept } = await openGuard();
		const fields = { form_token: openedToken(secrets), note: 'Señal\0', company_fax: '' };
		const [first, again, other] = await Promise.all(
			[fields, fields, { ...fields, note: 'another' }].map((it) => accept(post(it), 'public_form'))
		);
		expect(first).toMatchObject({ ok: true, key: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/) });
		expect(first.form.get('note')).toBe('Señal');
		expect(again).toMatchObject({ key: 'key' in first && first.key });
		expect(other).not.toMatchObject({ key: 'key' in first && first.key });
	});

	it('has the same name when it comes back as we read it, and another for other words', async () => {
		const { secrets, accept } = await openGuard();
		const form_token = openedToken(secrets);
		const keyOf = async (note: string) => {
			const accepted = await accept(post({ form_token, note }), 'public_form');
			return 'key' in accepted && accepted.key;
		};
		const key = await keyOf('One\nTwo');
		expect(await keyOf(' One\r\nTwo\u0007 \r\n')).toBe(key);
		expect(await keyOf('One Two')).not.toBe(key);
	});

	it('is named by its file too', async () => {
		const { secrets, accept } = await openGuard();
		const form_token = openedToken(secrets);
		const send = (text: string) =>
			accept(post({ form_token, file: new File([text], 'clinics.csv') }), 'upload');
		const keys = (await Promise.all([send('a'), send('a'), send('b')])).map(
			(it) => 'key' in it && it.key
		);
		expect(keys[0]).toBe(keys[1]);
		expect(keys[0]).not.toBe(keys[2]);
	});

	it.each([
		['too soon', (secrets: Secrets) => ({ form_token: newFormToken(secrets) }), 'too_fast'],
		[
			'too late',
			(secrets: Secrets) => ({ form_token: openedToken(secrets, -25 * 3600e3) }),
			'expired'
		],
		['without a token', () => ({}), 'expired'],
		[
			'with its trap filled',
			(secrets: Secrets) => ({ form_token: openedToken(secrets), company_fax: '555' }),
			'filled_trap'
		]
	])('is refused when it comes %s, and its values come back', async (_, fields, problem) => {
		const { secrets, accept } = await openGuard();
		const refused = await accept(post({ ...fields(secrets), note: 'kept' }), 'public_form');
		expect(refused).toMatchObject({ ok: false, status: 400, problem });
		expect(refused.form.get('note')).toBe('kept');
	});

	it.each([
		['a password', 'password', {}],
		['somebody who is signed in', 'public_form', { accountId: 'one' }],
		['a file of theirs', 'upload', { accountId: 'one' }]
	] as const)('may come as fast as a password manager fills it: %s', async (_, limit, visitor) => {
		const { secrets, accept } = await openGuard();
		const request = post({ form_token: newFormToken(secrets) });
		expect(await accept(request, limit, visitor)).toMatchObject({ ok: true });
	});

	it('that came too soon keeps its token, so that sending it again works', async () => {
		const { secrets, accept } = await openGuard();
		const form_token = newFormToken(secrets);
		const refused = await accept(post({ form_token }), 'sign_in_link');
		expect(refused).toMatchObject({ problem: 'too_fast' });
		expect(tokenToKeep({ secrets }, refused)).toBe(form_token);
	});

	it('is refused when there were too many from an address or an account, and told when to return', async () => {
		const { secrets, accept, headers } = await openGuard();
		const send = (visitor: Visitor) =>
			accept(post({ form_token: openedToken(secrets), note: 'kept' }), 'call_report', visitor);
		for (let i = 0; i < 20; i++) {
			await send({ address: `2001:db8:0:1::${i}` });
			await send({ address: `192.0.2.${i}`, accountId: 'one' });
		}
		expect(await send({ address: '2001:db8:0:2::1' })).toMatchObject({ ok: true });
		expect(headers.has('retry-after')).toBe(false);
		const byAddress = await send({ address: '2001:db8:0:1::ffff' });
		expect(byAddress).toMatchObject({ ok: false, status: 429, problem: 'too_many' });
		expect(byAddress.form.get('note')).toBe('kept');
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
		const byAccount = await send({ address: '198.51.100.1', accountId: 'one' });
		expect(byAccount).toMatchObject({ status: 429 });
	});

	it.each([
		['public_form', 300_000, 413, {}],
		['public_form', 200_000, 400, {}],
		['upload', 300_000, 413, {}],
		['upload', 300_000, 400, { accountId: 'one' }],
		['upload', 2_200_000, 413, { accountId: 'one' }]
	] as const)('for %s with %i bytes answers %i', async (limit, size, status, visitor) => {
		const { accept } = await openGuard();
		const request = post({ note: 'x'.repeat(size) });
		expect(await accept(request, limit, visitor)).toMatchObject({ status });
	});

	it('is another act where it is sent to another address', async () => {
		const { secrets, accept } = await openGuard();
		const fields = { form_token: openedToken(secrets), note: 'closed' };
		const [here, there] = await Promise.all(
			['/clinics/a/correct', '/clinics/b/correct'].map((path) =>
				accept(post(fields, path), 'public_form')
			)
		);
		expect('key' in here && here.key).not.toBe('key' in there && there.key);
	});

	it('is never more than refused, whatever its bytes are', async () => {
		const { accept } = await openGuard();
		const types = [
			'application/x-www-form-urlencoded',
			'multipart/form-data; boundary=b',
			'multipart/form-data',
			'text/plain'
		];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...types),
				fc.oneof(
					fc.uint8Array({ maxLength: 300 }),
					fc.string({ unit: 'binary' }).map((it) => `form_token=${it}&company_fax=%00`),
					fc
						.string({ unit: 'binary' })
						.map((it) => `--b\r\nContent-Disposition: ${it}\r\n\r\nx\r\n--b--`)
				),
				async (type, body) => {
					const request = new Request('http://localhost/', {
						method: 'POST',
						headers: { 'content-type': type },
						body: typeof body === 'string' ? body : new Uint8Array(body)
					});
					expect(await accept(request, 'public_form')).toMatchObject({ ok: false, status: 400 });
				}
			),
			{ numRuns: 200 }
		);
	}, 30_000);

	it('leaves nothing of itself in the log', async () => {
		const { secrets, accept, told } = await openGuard();
		const fields = {
			form_token: openedToken(secrets),
			email: 'someone@example.org',
			near: '60601'
		};
		for (let i = 0; i < 25; i++) await accept(post(fields), 'call_report');
		await accept(post({ ...fields, company_fax: 'x' }), 'call_report');
		expect(told()).not.toMatch(/example|60601|192\.0\.2/);
	});
});
