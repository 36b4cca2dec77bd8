import { readFileSync } from 'node:fs';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { listingOf, readDirectoryFile } from '#lib/clinics/record/feature.ts';
import { clinicFrom } from '#lib/clinics/record/read-clinic.ts';
import { publish, publishedForm, type Published } from '#lib/clinics/published/published.server.ts';

/** Publishes clinics in this process, without a database. */
export async function publishClinics(
	clinics: readonly Clinic[],
	notice: Record<string, string> = {}
): Promise<Published> {
	const listings = clinics.map((it) => listingOf(clinicFrom(it)));
	const next = await publishedForm(listings, notice);
	publish(next);
	return next;
}

/** Publishes the committed directory in this process, without a database. */
export function publishCommitted(): Promise<Published> {
	const { clinics, notice } = readDirectoryFile(readFileSync('data/clinics.geojson', 'utf8'));
	return publishClinics(clinics, notice);
}
