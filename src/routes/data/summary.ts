import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { editionsIn, type Edition } from '#lib/clinics/record/editions.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { SOURCE_IDS, sourceOfEdition, type SourceId } from '#lib/clinics/record/known-sources.ts';

/** What the directory holds, in numbers. */
export interface Summary {
	facilities: number;
	/** With a reported treatment. */
	treatments: number;
	/** Newest edition first. */
	editions: (Edition & { listed: number; ketamine: number })[];
	/** Facilities that take a fact from a source, of each that is known and named so. */
	drawnOn: { id: SourceId; facilities: number }[];
	/** Placed at their street address; the rest by ZIP. */
	atAddress: number;
	/** Without a street: withheld by the facility. */
	withheld: number;
	implausible: number;
	/** With at least one fact that a person checked beyond its source. */
	checked: number;
	/** By postal code, most treatments first, then by facilities and code. */
	states: { state: string; facilities: number; treatments: number }[];
}

/** Counts the directory. */
export function summarise(clinics: readonly Clinic[]): Summary {
	const count = (holds: (it: Clinic) => boolean) => clinics.filter(holds).length;
	const byState = Map.groupBy(clinics, (it) => it.address.state);
	return {
		facilities: clinics.length,
		treatments: count(treats),
		editions: editionsIn(clinics.map((it) => it.listedBy))
			.reverse()
			.map(({ source, edition }) => {
				const inEdition = clinics.flatMap(({ listedBy }) =>
					listedBy.filter((it) => it.source === source && it.edition === edition)
				);
				const ketamine = inEdition.filter(({ routes }) => routes?.includes('iv_infusion'));
				return { source, edition, listed: inEdition.length, ketamine: ketamine.length };
			}),
		drawnOn: SOURCE_IDS.map((id) => ({
			id,
			facilities: count(({ statements }) =>
				statements.some(({ edition }) => edition && sourceOfEdition(edition).id === id)
			)
		})),
		atAddress: count((it) => it.position.precision === 'address'),
		withheld: count((it) => it.address.street === null),
		implausible: count((it) => it.implausible === true),
		checked: count(isChecked),
		states: [...byState]
			.map(([state, inState]) => ({
				state,
				facilities: inState.length,
				treatments: inState.filter(treats).length
			}))
			.sort(
				(a, b) =>
					b.treatments - a.treatments ||
					b.facilities - a.facilities ||
					(a.state < b.state ? -1 : 1)
			)
	};
}

function isChecked({ statements, services }: Clinic): boolean {
	return [
		...statements,
		...services.map((it) => it.provenance),
		...services.flatMap((it) => it.coverage.map((row) => row.provenance))
	].some((it) => it.checkedAt !== null);
}
