import { expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { changeFeed } from '#lib/submissions/review/change-feed.ts';
import {
	actionInWords,
	actorInWords,
	checkInWords,
	reasonInWords
} from '#lib/submissions/review/history.ts';
import { historyOf, latestChanges } from '#lib/submissions/review/history.server.ts';
import { eachEngine, seededDatabase, type Open } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const { id } = infusionClinic;
const renamed: Clinic = { ...infusionClinic, name: 'Desert <Mind> & “Friends” ]]>' };

/** A clinic that was imported, changed by a moderator for its own people, closed and restored. */
async function scene(open: Open) {
	const database = await seededDatabase(open, [infusionClinic, referralPlace]);
	const write = (data: Clinic | null, event: Parameters<typeof changeOnce>[2]) =>
		changeOnce(database, data, event);
	await write(
		{ ...infusionClinic, phone: { number: '+16025550148' } },
		{
			actor: 'import',
			action: 'imported',
			reason: 'samhsa-2023, samhsa-2024'
		}
	);
	await write(renamed, {
		actor: 'moderator',
		action: 'published',
		proof: 'email_domain',
		account_id: 'secret-account',
		reason: JSON.stringify({ origin: 'clinic', check: 'phone', accepted: ['name'], rejected: [] })
	});
	await write(null, { actor: 'moderator', action: 'published' });
	await write(renamed, {
		actor: 'moderator',
		action: 'restored',
		reason: 'It <moved> & reopened.'
	});
	return database;
}

const changeOnce = (
	database: Awaited<ReturnType<Open>>,
	data: Clinic | null,
	event: { actor: string; action: string; reason?: string; proof?: string; account_id?: string }
) => changeDirectory(database, ({ write }) => write(id, data && JSON.stringify(data), event));

eachEngine((_, open) => {
	it('The history of a clinic tells what changed, in which role and how it was proved.', async () => {
		const { queries } = await scene(open);
		const versions = await historyOf(queries, id);
		expect(versions.map((it) => it.version)).toEqual([5, 4, 3, 2, 1]);
		expect(versions.map(actionInWords)).toEqual([
			'An earlier version was restored',
			'Taken off the list',
			'Changed',
			'Changed',
			'Added to the directory'
		]);
		expect(versions.map(actorInWords)).toEqual([
			'a moderator',
			'a moderator',
			'a moderator; proposed by the clinic itself (proof: e-mail at its own website)',
			'directory import, 2024 edition',
			'this site, from the directory it started with'
		]);
		expect(versions.map((it) => it.changes.map(({ field }) => field))).toEqual([
			['listing'],
			['listing'],
			['name', 'phone'],
			['phone'],
			['listing']
		]);
		expect(checkInWords(versions[2])).toBe('Checked by a call to the clinic.');
		expect(versions.map(reasonInWords)).toEqual(['It <moved> & reopened.', null, null, null, null]);
	});

	it('Nothing in the history names an account.', async () => {
		const { queries } = await scene(open);
		expect(JSON.stringify(await historyOf(queries, id))).not.toContain('secret-account');
	});

	it('There is no history of a clinic that never was.', async () => {
		const { queries } = await scene(open);
		expect(await historyOf(queries, 'no-such')).toEqual([]);
	});

	it('The latest changes leave out what the directory was filled with.', async () => {
		const { queries } = await scene(open);
		const latest = await latestChanges(queries, 3);
		expect(latest.map((it) => [it.clinicId, it.version])).toEqual([
			[id, 5],
			[id, 4],
			[id, 3]
		]);
		expect(await latestChanges(queries, 100)).toHaveLength(4);
	});

	it('A feed has absolute addresses, an id for each change, and no markup of anybody’s.', async () => {
		const { queries } = await scene(open);
		const about = {
			origin: 'https://clinics.example',
			title: 'Changes & more',
			path: '/changes.atom'
		};
		const feed = changeFeed({ ...about, page: '/data' }, await latestChanges(queries, 100));
		const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, it]) => it);
		expect(ids).toEqual([
			'https://clinics.example/changes.atom',
			...[5, 4, 3, 2].map((it) => `https://clinics.example/clinics/${id}/history#version-${it}`)
		]);
		for (const [, href] of feed.matchAll(/href="(.*?)"/g)) {
			expect(href).toMatch(/^https:\/\/clinics\.example\//);
		}
		expect(feed).toContain('<title>Changes &amp; more</title>');
		expect(feed).not.toMatch(/<moved>|<Mind>|& |secret-account/);
		expect(feed).toContain('Desert &lt;Mind&gt; &amp; “Friends” ]]&gt;');
	});
});
