import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { editionsIn } from '#lib/clinics/record/editions.ts';
import {
	payerProvenanceOf,
	provenanceKey,
	provenanceOf,
	treats
} from '#lib/clinics/record/provenance/provenance-of.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { PAYERS, ROUTES, SETTINGS } from '#lib/clinics/record/vocabulary.ts';
import { payerKey, STEPS_PER_DEGREE, type Columns } from './columns.ts';
import { packFacts } from './fact-words.ts';

/** The order of the columns: treatments first, then by state, ZIP, name and id. */
export function arrangeClinics(clinics: readonly Clinic[]): Clinic[] {
	const key = ({ address, name, id }: Clinic) => [address.state, address.zip, name, id];
	return clinics
		.map((it) => ({ it, key: key(it) }))
		.sort((a, b) => {
			if (treats(a.it) !== treats(b.it)) return treats(a.it) ? -1 : 1;
			const i = a.key.findIndex((text, n) => text !== b.key[n]);
			return i < 0 ? 0 : a.key[i] < b.key[i] ? -1 : 1;
		})
		.map(({ it }) => it);
}

/**
 * The columns of clinics in the order of `arrangeClinics`. Positions are rounded to 1e-5 degrees.
 *
 * @throws Error when a referral place comes before a clinic with a treatment
 */
export function buildColumns(clinics: readonly Clinic[]): Columns {
	const treatmentCount = clinics.filter(treats).length;
	const treatments = clinics.slice(0, treatmentCount);
	if (!treatments.every(treats)) throw new Error('Arrange the clinics before building columns.');

	const table = provenanceTable();
	const { listings, listedBy } = listingsOf(clinics);
	const services = treatments.flatMap((it) => it.services);
	const rows = services.flatMap(({ route, coverage }) =>
		coverage.map((row) => ({ route, row: { ...row, provenance: table.shared(row.provenance) } }))
	);
	const starts = (sizes: number[]) => {
		const start = new Uint32Array(sizes.length + 1);
		sizes.forEach((size, i) => (start[i + 1] = start[i] + size));
		return start;
	};
	const degrees = (value: number) => Math.round(value * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;

	return {
		count: clinics.length,
		treatmentCount,
		latitude: Float64Array.from(clinics, (it) => degrees(it.position.latitude)),
		longitude: Float64Array.from(clinics, (it) => degrees(it.position.longitude)),
		words: packFacts(clinics),
		listedBy,
		payersProvenance: Uint32Array.from(clinics, (it) => {
			const provenance = mostPayersRestOn(it);
			return provenance ? table.place(provenance) + 1 : 0;
		}),
		payerProvenance: payersApart(clinics, table.shared),
		services: {
			start: starts(treatments.map((it) => it.services.length)),
			route: Uint8Array.from(services, (it) => ROUTES.indexOf(it.route)),
			setting: Uint8Array.from(services, (it) => SETTINGS.indexOf(it.setting)),
			provenance: Uint32Array.from(services, (it) => table.place(it.provenance))
		},
		coverage: {
			start: starts(
				treatments.map((it) => it.services.reduce((sum, { coverage }) => sum + coverage.length, 0))
			),
			route: Uint8Array.from(rows, ({ route }) => ROUTES.indexOf(route)),
			row: rows.map(({ row }) => row)
		},
		provenances: table.provenances,
		listings,
		editions: editionsIn(listings)
	};
}

/** What the payers that no statement names singly rest on; else what the first one does. */
function mostPayersRestOn(it: Clinic): Provenance | undefined {
	const all = provenanceOf(it, 'payers');
	if (all) return all;
	const first = PAYERS.find((payer) => it.payers[payer]);
	return first && payerProvenanceOf(it, first);
}

/** Whether a statement names one payer, which few do: all others rest on the same. */
const namesPayer = (it: Clinic) =>
	it.statements.some(({ facts }) => facts.some((fact) => fact.startsWith('payers/')));

/** What the other payers rest on, by clinic and payer. */
function payersApart(
	clinics: readonly Clinic[],
	shared: (one: Provenance) => Provenance
): Map<number, Provenance> {
	const apart = new Map<number, Provenance>();
	clinics.forEach((it, i) => {
		if (!namesPayer(it)) return;
		const most = mostPayersRestOn(it);
		for (const payer of PAYERS) {
			const provenance = payerProvenanceOf(it, payer);
			if (!most || !provenance || provenanceKey(provenance) === provenanceKey(most)) continue;
			apart.set(payerKey(i, payer), shared(provenance));
		}
	});
	return apart;
}

/** The different lists of editions, the commonest first, which packs best; and each clinic's. */
function listingsOf(clinics: readonly Clinic[]): Pick<Columns, 'listings' | 'listedBy'> {
	const keys = clinics.map(({ listedBy }) => JSON.stringify(listedBy));
	const alike = Map.groupBy(clinics, (_, i) => keys[i]);
	const common = [...alike].toSorted(([, a], [, b]) => b.length - a.length);
	const place = new Map(common.map(([key], i) => [key, i]));
	return {
		listings: common.map(([, [first]]) => first.listedBy),
		listedBy: Uint32Array.from(keys, (key) => place.get(key) ?? 0)
	};
}

/** Numbers different provenances in the order they are first met. */
function provenanceTable() {
	const places = new Map<string, number>();
	const provenances: Provenance[] = [];
	const place = (it: Provenance): number => {
		const key = provenanceKey(it);
		const known = places.get(key);
		if (known !== undefined) return known;
		const { source, level, edition, checkedAt, evidence } = it;
		const one: Provenance = { source, level, checkedAt };
		if (edition !== undefined) one.edition = edition;
		if (evidence !== undefined) one.evidence = evidence;
		places.set(key, provenances.length);
		return provenances.push(one) - 1;
	};
	return { provenances, place, shared: (one: Provenance) => provenances[place(one)] };
}
