/**
 * Makes the database of an old version that `tests/contract/upgrade.test.ts` opens; see
 * `tests/fixtures/upgrade/README.md`.
 *
 *   npm exec -- node tests/support/upgrade/make.ts CHECKOUT
 *
 * CHECKOUT holds the old version, installed and built.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSmtp } from '../smtp.ts';
import { cutOf, importedEdition } from './edition.ts';
import { ACCEPTED_AT } from './expected.ts';
import { OldSite } from './old-site.ts';
import { gatherModerators } from './story/people.ts';
import * as summer from './story/summer.ts';
import * as autumn from './story/autumn.ts';
import { proposeCorrections } from './story/corrections.ts';
import { Town, type Sent } from './town.ts';
import { workbook } from './workbook.ts';
import { mailIs, writeAccepted, writeFixture } from './write-fixture.ts';

const checkout = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'within-reach-upgrade-'));
const cut = join(folder, 'cut.geojson');
const edition = join(folder, 'mh-directory-2024.xlsx');
writeFileSync(cut, cutOf(readFileSync(join(checkout, 'data/clinics.geojson'), 'utf8')));
writeFileSync(edition, workbook(importedEdition()));

const smtp = await startSmtp();
const site = new OldSite(checkout, folder, { SMTP_URL: smtp.url, DIRECTORY_FILE: cut });
const town = new Town(site, smtp);
const sent: Record<string, Sent> = {};
try {
	site.goTo('2026-07-13T15:00:00.000Z');
	await site.start();
	await gatherModerators(town);
	site.goTo('2026-07-14T15:00:00.000Z');
	await summer.publishCorrections(town);
	await summer.restoreVersions(town);
	site.goTo('2026-07-15T15:00:00.000Z');
	await summer.publishUpdate(town);
	await summer.publishOthers(town);
	await summer.turnDown(town);
	site.goTo('2026-08-12T15:00:00.000Z');
	await summer.endClaims(town);
	await summer.confirm(town);
	await site.stop();

	// What is older than 90 days is forgotten by the start.
	site.goTo('2026-11-23T14:00:00.000Z');
	await site.start();
	for (const [fact, one] of await proposeCorrections(town)) sent[fact] = one;
	Object.assign(sent, await autumn.vote(town), await autumn.askSenders(town));
	site.goTo('2026-11-24T14:00:00.000Z');
	Object.assign(sent, await autumn.addClinics(town), await autumn.updateClinics(town));
	Object.assign(sent, await autumn.uploadFiles(town));
	const code = await autumn.claimClinics(town);
	await autumn.reportCalls(town);
	await autumn.refuseMail(town, 'UAB Hospital Birmingham');
	await mailIs(site, 'waiting');
	site.goTo('2026-11-27T22:00:00.000Z');
	await mailIs(site, 'failed');
	await autumn.refuseMail(town, 'UAB Hospital Downtown');
	await autumn.invite(town);
	await site.run('import-directory', [edition]);
	Object.assign(sent, await autumn.hold(town));
	const queue = await autumn.readQueue(town);
	await site.stop();
	// Nobody tries to send what is queued now.
	await site.run('remind');

	await writeFixture(town, { sent, queue, code });

	// Holds and all that was under way are over.
	site.goTo(ACCEPTED_AT);
	await site.start();
	await autumn.acceptAll(town, queue);
	await site.stop();
	await writeAccepted(site);
} finally {
	await site.stop();
	await smtp.close();
	rmSync(folder, { recursive: true });
}
