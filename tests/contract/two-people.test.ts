import { expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/clinic.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory-store.ts';
import { decide } from '#lib/submissions/review.server.ts';
import { eachEngine, seededDatabase } from '../support/database.ts';
import { changeOf, decisionOn, reviewing, send } from '../support/review.ts';
import { attestedClinic } from '../support/sample-clinics.ts';

const { id } = attestedClinic;
const SERVICE = 'service/esketamine_nasal/clinic';
const longer = changeOf(attestedClinic, SERVICE, { monitoringMinutes: 150 });

/** Lists the clinic without its esketamine. */
function stopEsketamine(database: Database) {
	const services = attestedClinic.services.filter((it) => it.route !== 'esketamine_nasal');
	const without: Clinic = { ...attestedClinic, services };
	const event = { actor: 'moderator', action: 'published' };
	return changeDirectory(database, ({ write }) => write(id, JSON.stringify(without), event));
}

eachEngine((_, open) => {
	it('Esketamine that was taken off the list needs two people, whatever version a change names.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		await stopEsketamine(database);
		const sent = await send(database, attestedClinic, [longer]);
		expect(sent.risk).toBe('high');
		const asked = decisionOn(sent, { version: 2 });
		const waiting = { outcome: 'waiting', fields: [SERVICE] };
		expect(await decide(services, 'ada', asked)).toEqual(waiting);
		expect(await decide(services, 'ben', asked)).toMatchObject({ outcome: 'published' });
	});

	it('So does what was sent before it was taken off the list.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const sent = await send(database, attestedClinic, [longer]);
		expect(sent.risk).toBe('normal');
		await stopEsketamine(database);
		const outcome = await decide(services, 'ada', decisionOn(sent, { version: 2 }));
		expect(outcome).toEqual({ outcome: 'waiting', fields: [SERVICE] });
	});
});
