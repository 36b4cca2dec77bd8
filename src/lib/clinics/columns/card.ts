import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Edition, ListedBy } from '#lib/clinics/record/editions.ts';
import type { Columns } from './columns.ts';
import { factAt, toldFactsAt, type ToldFacts } from './fact-words.ts';
import { textAt, type ListText, type ListTexts } from './list-texts.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { ROUTES, SETTINGS, type Route, type Setting } from '#lib/clinics/record/vocabulary.ts';

/** What a list says of a clinic, read from the columns and texts. */
export interface ClinicCard extends ListText, ToldFacts {
	/** Its place in the columns. */
	index: number;
	latitude: number;
	longitude: number;
	precision: Clinic['position']['precision'];
	/** Empty: a place to ask for a referral. */
	services: { route: Route; setting: Setting; provenance: Provenance }[];
	/** Absent payers: not reported. */
	payers: Clinic['payers'];
	/** Where the payers come from; null when nothing is reported. */
	payersProvenance: Provenance | null;
	/** Editions of directories that list it. */
	listedBy: ListedBy;
	/** All editions that there are, to tell which ones do not. */
	editions: readonly Edition[];
}

/**
 * The card of clinic `index`.
 *
 * @param texts the texts that hold this clinic: of the treatment clinics or of the referral places
 * @throws RangeError when the texts don't hold it
 */
export function cardAt(columns: Columns, texts: ListTexts, index: number): ClinicCard {
	const text = textAt(texts, index);
	return {
		index,
		...text,
		...toldFactsAt(columns, index),
		latitude: columns.latitude[index],
		longitude: columns.longitude[index],
		precision: factAt(columns, 'approximate', index) ? 'zip' : 'address',
		services: servicesAt(columns, index),
		payers: payersAt(columns, index),
		payersProvenance: columns.provenances[columns.payersProvenance[index] - 1] ?? null,
		listedBy: columns.listings[columns.listedBy[index]],
		editions: columns.editions
	};
}

/** What is reported of each payer at clinic `index`. */
function payersAt(columns: Columns, index: number): Clinic['payers'] {
	const payers: Clinic['payers'] = {};
	for (const payer of factAt(columns, 'payersAccepted', index)) payers[payer] = 'accepted';
	for (const payer of factAt(columns, 'payersRefused', index)) payers[payer] = 'not_accepted';
	return payers;
}

/** The treatments of clinic `index`: none for a referral place. */
function servicesAt(columns: Columns, index: number): ClinicCard['services'] {
	if (index >= columns.treatmentCount) return [];
	const { start, route, setting, provenance } = columns.services;
	const services: ClinicCard['services'] = [];
	for (let i = start[index]; i < start[index + 1]; i++) {
		services.push({
			route: ROUTES[route[i]],
			setting: SETTINGS[setting[i]],
			provenance: columns.provenances[provenance[i]]
		});
	}
	return services;
}
