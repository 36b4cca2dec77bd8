import { startSite, type Site } from '../listings.ts';
import { createDatabase, startPostgres } from '../postgres.ts';
import { infusionClinics } from '../site-clinics.ts';
import { accountSettings } from './account-scenes.ts';
import { clinicSettings } from './clinic-scenes.ts';
import { ownClinicSettings } from './own-clinic-scenes.ts';
import { People } from './people.ts';
import { reviewSettings } from './review-scenes.ts';
import type { Settings, Stage } from './scene.ts';

/** A site, and how each of its forms is put into place. */
export interface SetStage extends Stage {
	settings: Settings;
}

/** The site on SQLite and on PostgreSQL, and how to end both. */
export async function openStages(): Promise<{ stages: SetStage[]; close: () => Promise<void> }> {
	const postgres = await startPostgres();
	const variables = {
		// Each input comes from an address of its own.
		ADDRESS_HEADER: 'x-forwarded-for',
		LOG_LEVEL: 'error'
	};
	const sites = await Promise.all([
		startSite(variables),
		startSite({ ...variables, DATABASE_URL: await createDatabase(postgres.url) })
	]);
	return {
		stages: await Promise.all(sites.map(setStage)),
		async close() {
			await Promise.all(sites.map((site) => site.stop()));
			await postgres.remove();
		}
	};
}

async function setStage(site: Site): Promise<SetStage> {
	const clinics = await infusionClinics(site, 100);
	const stage = { site, database: site.database, people: await People.of(site), clinics };
	const settings = {
		...clinicSettings(stage),
		...ownClinicSettings(stage),
		...accountSettings(stage),
		...(await reviewSettings(stage))
	};
	return { ...stage, settings };
}
