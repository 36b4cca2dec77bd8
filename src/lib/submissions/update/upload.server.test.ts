import { readFileSync } from 'node:fs';
import { describe, expect, it, vi, afterAll } from 'vitest';
import type { Session } from '#lib/accounts/session.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { csvText } from '#lib/format/csv.ts';
import { encodeZips, zipShard } from '#lib/places/zip-shard.ts';
import type { Database } from '#lib/server/database/database.ts';
import { formValues } from '#lib/submissions/proposal/clinic-form.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';
import { accountServices, newSession } from '../../../../tests/support/accounts.ts';
import { eachEngine, seededDatabase, type Open } from '../../../../tests/support/database.ts';
import { publishClinics } from '../../../../tests/support/published.ts';
import { claimFor } from '../../../../tests/support/review.ts';
import { readCsv } from './csv-rows.ts';
import { receiveFile } from './upload.server.ts';

const clinics = readDirectory(readFileSync('data/clinics.geojson', 'utf8')).filter(
	({ address, position }) => address.state === 'VT' && position.precision === 'address'
);
const [mine, other, ...rest] = clinics;

// Other files of this process have modules that use the real ones, and want to keep them.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock('#lib/places/server-shards.server.ts', () => ({
	serverShards: () => (name: string) =>
		Promise.resolve(
			encodeZips(
				clinics
					.map(({ address, position: { latitude, longitude } }) => ({
						zip: address.zip,
						state: 'VT',
						latitude,
						longitude,
						precision: 'zip_area' as const
					}))
					.filter((it, i, all) => all.findIndex(({ zip }) => zip === it.zip) === i)
					.filter(({ zip }) => zipShard(zip) === name)
			)
		)
}));

const COLUMNS = [
	'id',
	'not-duplicate',
	...new Set(clinics.flatMap((it) => Object.keys(formValues(it))))
];

/** A clinic's row, with some cells written anew. */
function rowOf(it: Clinic | null, cells: Record<string, string> = {}): string[] {
	const values = { ...(it && { id: it.id }), ...formValues(it), ...cells };
	const texts = new Map(
		Object.entries(values).map(([name, text]) => [name, [text].flat().join('|')])
	);
	return COLUMNS.map((name) => texts.get(name) ?? '');
}

/** A clinic that isn't listed, like one that is. */
const unlisted = (it: Clinic, cells: Record<string, string> = {}) =>
	rowOf(it, { id: '', ...cells });

const NEW = {
	name: 'Green Mountain Infusions',
	unit: '',
	street: '99 Nowhere Lane',
	phone: '(802) 555-0199',
	extension: '',
	latitude: '',
	longitude: ''
};

const file = (...rows: string[][]) => new Blob([csvText([COLUMNS, ...rows])]);

/** A server whose directory is a few clinics, and someone who speaks for the first of them. */
async function start(open: Open) {
	const listed = [mine, other];
	const services = await accountServices(await seededDatabase(open, listed));
	await publishClinics(listed);
	const session = await newSession(services, 'desk@example.org');
	await letSpeak(services.database, session);
	return { services, session };
}

const letSpeak = (database: Database, { account }: Session) =>
	claimFor(database, { accountId: account.id, clinicId: mine.id, proof: 'email_domain' });

async function received(...[services, session, sent, key]: Parameters<typeof receiveFile>) {
	const result = await receiveFile(services, session, sent, key);
	if ('problem' in result) throw new Error(JSON.stringify(result.problem));
	return result;
}

eachEngine((_, open) => {
	describe('a file of many clinics', () => {
		it('is told row by row: what was sent, what not and why', async () => {
			const { services, session } = await start(open);
			const sent = file(
				rowOf(mine, { phone: '(802) 555-0123' }),
				rowOf(mine, { website: 'https://example.org' }),
				rowOf(other, { phone: '(802) 555-0123' }),
				rowOf(rest[0], { id: 'no-such-clinic' }),
				unlisted(other),
				unlisted(rest[1], NEW),
				unlisted(rest[1], { ...NEW, street: '98 Nowhere Lane', phone: '12', kind: 'castle' })
			);
			const { report, toMend } = await received(services, session, sent, 'a'.repeat(22));
			expect(report.map(({ line, result }) => [line, result])).toEqual([
				[2, 'sent'],
				[3, 'refused'],
				[4, 'refused'],
				[5, 'refused'],
				[6, 'duplicate'],
				[7, 'sent'],
				[8, 'refused']
			]);
			const reasons = report.map((row) => row.reasons.join(' '));
			expect(reasons[1]).toBe('This is the same clinic as in line 2.');
			expect(reasons[2]).toMatch(/not claimed/);
			expect(reasons[3]).toMatch(/No clinic is listed/);
			expect(report[4].duplicates?.[0]).toMatchObject({ id: other.id });
			expect(reasons[6]).toMatch(/^kind: .* phone: /);

			const back = readCsv(new TextEncoder().encode(toMend ?? ''));
			expect('rows' in back && back.rows.map(({ cells }) => cells.get('name'))).toEqual(
				[mine, other, rest[0], other].map(({ name }) => name).concat(NEW.name)
			);
		});

		it('becomes submissions of one batch, from who may send them', async () => {
			const { services, session } = await start(open);
			const sent = file(rowOf(mine, { phone: '(802) 555-0123' }), unlisted(rest[0], NEW));
			const { report, toMend } = await received(services, session, sent, 'b'.repeat(22));
			expect(toMend).toBeNull();
			const ids = report.map(({ path }) => path?.match(/submissions\/([^?]+)/)?.[1] ?? '');
			const [update, addition] = await Promise.all(
				ids.map((id) => submissionById(services.database.queries, id))
			);
			expect(update).toMatchObject({
				kind: 'update',
				clinicId: mine.id,
				baseVersion: 1,
				origin: 'clinic',
				proof: 'email_domain',
				risk: 'high',
				changes: [{ field: 'phone' }]
			});
			expect(addition).toMatchObject({ kind: 'new_clinic', clinicId: null, origin: 'account' });
			expect(addition?.batchId).toBe(update?.batchId);
			expect(addition?.changes.find(({ field }) => field === 'position')?.to).toMatchObject({
				precision: 'zip'
			});
		});

		it('makes no second submissions when it is sent again by a retry', async () => {
			const { services, session } = await start(open);
			const sent = file(rowOf(mine, { phone: '(802) 555-0123' }), unlisted(rest[0], NEW));
			const first = await received(services, session, sent, 'c'.repeat(22));
			const again = await received(services, session, sent, 'c'.repeat(22));
			expect(again).toEqual(first);
			const rows = await services.database.queries.selectFrom('submission').selectAll().execute();
			expect(rows).toHaveLength(2);
		});

		it('sends nothing again that waits already, though it comes in another file', async () => {
			const { services, session } = await start(open);
			const rows = [rowOf(mine, { phone: '(802) 555-0123' }), unlisted(rest[0], NEW)];
			const first = await received(services, session, file(...rows), 'e'.repeat(22));
			const changed = unlisted(rest[0], { ...NEW, name: 'Green Mountain Ketamine' });
			const again = await received(services, session, file(...rows, changed), 'f'.repeat(22));
			expect(again.report.map(({ result }) => result)).toEqual(['waiting', 'waiting', 'sent']);
			expect(again.report.map(({ path }) => path).slice(0, 2)).toEqual(
				first.report.map(({ path }) => path)
			);
			expect(again.toMend).toBeNull();
			const stored = await services.database.queries.selectFrom('submission').selectAll().execute();
			expect(stored).toHaveLength(3);
		});

		it('may hold a clinic that resembles a listed one, once its sender looked', async () => {
			const { services, session } = await start(open);
			const sent = file(unlisted(other, { 'not-duplicate': 'yes' }), rowOf(mine));
			const { report } = await received(services, session, sent, 'd'.repeat(22));
			expect(report.map(({ result }) => result)).toEqual(['sent', 'unchanged']);
		});

		it('is not taken when more would wait than moderators can read', async () => {
			const { services, session } = await start(open);
			const many = (from: number, count: number) =>
				Array.from({ length: count }, (_, i) =>
					unlisted(rest[1], { ...NEW, street: `${from + i} Nowhere Lane`, 'not-duplicate': 'yes' })
				);
			const send = (rows: string[][], key: string) =>
				receiveFile(services, session, file(...rows), key.repeat(22), 3);
			expect(await send(many(1, 2), 'a')).toMatchObject({ report: [{}, {}] });
			const tooMany = { problem: { kind: 'too_many_waiting', waiting: 2 } };
			expect(await send(many(1000, 2), 'b')).toEqual(tooMany);
			expect(await send(many(1000, 1), 'c')).toMatchObject({ report: [{ result: 'sent' }] });
		});
	});
});
