import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Expected } from './expected.ts';
import type { OldSite } from './old-site.ts';
import { PASSWORD, type Sent, type Town } from './town.ts';

const at = (name: string) =>
	fileURLToPath(new URL(`../../fixtures/upgrade/${name}`, import.meta.url));

/** Asks the old site's database. */
function ask<Row>({ database }: OldSite, query: string): Row[] {
	const opened = new DatabaseSync(database, { readOnly: true });
	try {
		return opened.prepare(query).all() as Row[];
	} finally {
		opened.close();
	}
}

/** Waits until a mail is in a state, after it was tried. */
export async function mailIs(site: OldSite, state: 'waiting' | 'failed'): Promise<void> {
	const query = `select id from mail where state = '${state}' and attempts > 0`;
	while (ask(site, query).length === 0) await pause(200);
}

/** Writes what there is to the fixture's folder: the old site has stopped. */
export async function writeFixture(
	{ site, appKeys, people }: Town,
	told: { sent: Record<string, Sent>; queue: string[]; code: string }
): Promise<void> {
	const audited = await site.run('audit');
	const exported = await site.run('export-directory');
	const backup = at('before.jsonl.gz');
	rmSync(backup, { force: true });
	await site.run('backup', [backup]);
	writePacked('before.jsonl', gunzipSync(readFileSync(backup)));
	writePacked('before.sqlite', readFileSync(site.database));
	writePacked('before.geojson', exported);

	const names = ask<{ name: string }>(
		site,
		"select name from sqlite_master where type = 'table' order by name"
	);
	const expected: Expected = {
		madeAt: site.now.toISOString(),
		tables: Object.fromEntries(
			names.map(({ name }) => {
				const [{ rows }] = ask<{ rows: number }>(site, `select count(*) as rows from "${name}"`);
				return [name, rows];
			})
		),
		audit: audited.trim().split('\n').at(-1) ?? '',
		exportSha256: createHash('sha256').update(exported).digest('hex'),
		...told,
		claims: ask(
			site,
			`select claim.id, clinic_id as clinicId, email from claim
			join user on user.id = account_id where state = 'pending' order by claim.created_at`
		),
		mails: ask(
			site,
			`select recipient as "to", subject, attempts from mail where state = 'waiting'
			order by next_attempt_at, id`
		),
		password: PASSWORD,
		people: [...people].map(([email, { cookie }]) => {
			const appKey = appKeys.get(email);
			return { email, cookie, ...(appKey && { appKey }) };
		})
	};
	writeFileSync(at('expected.json'), `${JSON.stringify(expected, null, '\t')}\n`);
}

/** Writes the directory as it is when all that waited was accepted. */
export async function writeAccepted(site: OldSite): Promise<void> {
	writePacked('accepted.geojson', await site.run('export-directory'));
}

const writePacked = (name: string, content: Uint8Array | string) =>
	writeFileSync(at(`${name}.gz`), gzipSync(content, { level: 9 }));
