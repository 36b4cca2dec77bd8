import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import type { Field, Json } from '#lib/clinics/record/fields.ts';
import type { Site } from './listings.ts';
import { claimFor } from './review.ts';

/** Clinics of the site that give infusions, in an order that stays. Each test takes its own. */
export async function infusionClinics(
	{ database }: Pick<Site, 'database'>,
	count: number
): Promise<Clinic[]> {
	const rows = await database.queries
		.selectFrom('clinic')
		.select('data')
		.where('data', 'like', '%"iv_infusion"%')
		.orderBy('id')
		.limit(count)
		.execute();
	return rows.map(({ data }) => readClinic(data ?? ''));
}

/** Publishes a change of a clinic, as a moderator who called it would. */
export function changeClinic(
	{ database }: Site,
	id: string,
	values: Partial<Record<Field, Json>>
): Promise<number> {
	const provenance: Provenance = {
		source: 'phone_call',
		level: 'phone_confirmed',
		checkedAt: new Date().toISOString().slice(0, 10)
	};
	const changes = (Object.entries(values) as [Field, Json][]).map(([field, to]) => ({
		field,
		from: null,
		to
	}));
	return changeDirectory(database, async ({ clinic, write }) => {
		const stored = await clinic(id);
		const before = readClinic(stored?.data ?? '');
		const after = applyChanges(before, id, changes, provenance);
		return write(id, JSON.stringify(after), { actor: 'moderator', action: 'published' });
	});
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Lets someone who has an account speak for a clinic, as if a code had been read out to them so many
 * days ago.
 */
export async function letSpeak(
	{ database }: Site,
	email: string,
	clinicId: string,
	daysAgo = 0
): Promise<void> {
	const { id } = await database.queries
		.selectFrom('user')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
	const then = new Date(Date.now() - daysAgo * DAY);
	await claimFor(database, { accountId: id, clinicId, proof: 'phone_code' }, then);
}
