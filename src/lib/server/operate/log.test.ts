import { describe, expect, it } from 'vitest';
import { errorForLog, logRequest, openLog } from './log.ts';

type Handled = Parameters<typeof logRequest>[0];

function logKept() {
	const lines: string[] = [];
	const log = openLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
	return { log, lines };
}

/** What nobody may find in a log, in every place where a request can carry it. */
const PRIVATE = /60601|springfield|someone|example\.org|192\.0\.2|41\.88/i;

describe('the log', () => {
	it('tells method, route, status and duration of a request, and nothing else', async () => {
		const { log, lines } = logKept();
		const url = 'http://localhost/es/clinics/springfield?near=60601&email=someone@example.org';
		await logRequest({
			event: {
				request: new Request(url, {
					method: 'POST',
					body: 'near=Springfield&email=someone@example.org',
					headers: {
						referer: 'http://localhost/?near=60601',
						'x-forwarded-for': '192.0.2.7',
						cookie: 'place=springfield'
					}
				}),
				url: new URL(url),
				params: { id: 'springfield' },
				route: { id: '/clinics/[id]' },
				getClientAddress: () => '192.0.2.7',
				locals: { services: { log } }
			},
			resolve: async () => new Response('Springfield', { status: 303 })
		} as unknown as Handled);
		expect(lines).toHaveLength(1);
		expect(JSON.parse(lines[0])).toEqual({
			level: 'info',
			time: expect.stringMatching(/^\d{4}-.*Z$/),
			method: 'POST',
			route: '/clinics/[id]',
			status: 303,
			ms: expect.any(Number),
			msg: 'request'
		});
	});

	it('is written from the level that is set', () => {
		const lines: string[] = [];
		const log = openLog({ logLevel: 'error' }, { write: (line) => void lines.push(line) });
		log.warn('no');
		log.error('yes');
		expect(lines).toHaveLength(1);
	});

	it.each([
		['a query', 'could not read http://localhost/?near=60601&q=Springfield'],
		['a fragment', 'no such page: /#near=60601'],
		['JSON', `Unexpected token 'S', "Springfield" is not valid JSON`],
		['a value of PostgreSQL', 'invalid input syntax for type integer: "60601"'],
		['a name in single quotes', "no such place: 'Springfield'"],
		['an e-mail address', 'no mailbox <someone@example.org> here'],
		['a ZIP code', 'no such ZIP code: 60601'],
		['a position', 'no clinic within 5 miles of 41.88, -87.63'],
		['a network address', 'refused 192.0.2.7'],
		['an IPv6 address', 'refused 2001:db8:1:2:3:60601:5:6']
	])('keeps %s out of an error', (_, message) => {
		const { log, lines } = logKept();
		log.error({ err: new Error(message, { cause: new Error(message) }) }, 'failed');
		expect(lines[0]).not.toMatch(PRIVATE);
		expect(lines[0]).toContain('log.test.ts');
	});

	it('keeps what an error carries besides its message to itself, but for its code', () => {
		const error = Object.assign(new Error('duplicate key'), {
			code: '23505',
			detail: 'Key (email)=(someone@example.org) already exists.',
			parameters: ['Springfield']
		});
		const { log, lines } = logKept();
		log.error({ err: error }, 'failed');
		expect(lines[0]).toContain('23505');
		expect(lines[0]).not.toMatch(PRIVATE);
	});

	it('keeps what helps', () => {
		const error = new TypeError("Cannot read properties of undefined (reading 'id')");
		expect(errorForLog(error)).toMatchObject({
			type: 'TypeError',
			message: 'Cannot read properties of undefined (reading …)'
		});
		expect(errorForLog(new Error('no such column: a.b'))).toMatchObject({
			message: 'no such column: a.b'
		});
		expect(errorForLog('odd')).toEqual({ type: 'string', message: 'odd' });
	});
});
