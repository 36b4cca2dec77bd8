import { applyChanges } from '#lib/clinics/record/apply.ts';
import { provenanceIn } from '#lib/clinics/record/provenance/basis.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { fieldsOf, namesOf, topicOf, type Field, type Json } from '#lib/clinics/record/fields.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import type { Addition } from './source.ts';
import type { TakenAway } from './taken-away.ts';
import { isListOnly, mayReplace, type Trust } from './trust.ts';

/** What a row adds to a place, and how sure it is that it is about that place. */
export interface Offer extends Addition {
	row: number;
	score: number;
}

/** A place with what rows add to it. */
export interface Added {
	clinic: Clinic;
	/** Fields that rest on something as good or better and say otherwise, or that people took away. */
	kept: Field[];
	/** Fields of which rows that fit equally well say different things: none is taken. */
	disputed: { field: Field; rows: number[] }[];
}

/**
 * A known clinic with what rows of a source add. It takes nothing away, and nothing that rests on
 * something as good or better is replaced (`trust.ts`).
 *
 * @param offers the best first
 * @param takenAway what people took off it, and an import doesn't put back
 */
export function addTo(
	known: Clinic,
	offers: readonly Offer[],
	trust: Trust,
	takenAway: TakenAway = new Set()
): Added {
	const here = fieldsOf(known);
	const changes: FieldChange[] = [];
	const [kept, disputed]: [Field[], Added['disputed']] = [[], []];
	const restsOn = new Map<Field, Provenance>();
	for (const field of namesOf(...offers.map(({ adds }) => adds))) {
		const { value, basis, rows } = bestOf(offers, field);
		const from = here[field] ?? null;
		if (
			!isTakable(known, field, basis, trust) ||
			(from === null && takenAway.has(topicOf(field)))
		) {
			if (field !== 'position' && !isSame(from, value)) kept.push(field);
		} else if (rows.length > 1) disputed.push({ field, rows });
		else if (!isSame(from, value) || !rests(known, field, basis)) {
			changes.push({ field, from, to: value });
			restsOn.set(field, basis);
		}
	}
	if (changes.length === 0) return { clinic: known, kept, disputed };
	const [any] = restsOn.values();
	const clinic = applyChanges(known, known.id, changes, (field) => restsOn.get(field) ?? any);
	if (!clinic) throw new TypeError(`${known.id}: no addition closes a clinic.`);
	return { clinic, kept, disputed };
}

/** What the best rows say of a field: several rows where they fit equally well and differ. */
function bestOf(
	offers: readonly Offer[],
	field: Field
): { value: Json; basis: Provenance; rows: number[] } {
	const saying = offers.filter(({ adds }) => adds[field] !== undefined);
	const best = saying.filter(({ score }) => score === saying[0].score);
	const [{ adds, restsOn }] = best;
	const value = adds[field] ?? null;
	const others = best.filter((it) => !isSame(it.adds[field] ?? null, value));
	const rows = others.length > 0 ? best : best.slice(0, 1);
	return { value, basis: restsOn, rows: rows.map(({ row }) => row) };
}

function isTakable(known: Clinic, field: Field, fresh: Provenance, trust: Trust): boolean {
	const basis = provenanceIn(known, field);
	if (field === 'position') {
		// No point may tell a street that is withheld.
		if (known.address.street === null) return false;
		if (known.position.precision === 'zip') return !basis || isListOnly(basis);
	}
	return !basis || mayReplace(fresh, basis, topicOf(field), trust);
}

function rests(known: Clinic, field: Field, { edition }: Provenance): boolean {
	return provenanceIn(known, field)?.edition === edition;
}
