import { applyChanges } from '#lib/clinics/record/apply.ts';
import { provenanceIn } from '#lib/clinics/record/provenance/basis.ts';
import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { factOf, fieldsOf } from '#lib/clinics/record/fields.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';
import { changesOf } from './history.ts';

/** What a moderator's proposal to restore a version has in place of an import's edition. */
export const restorationOf = (version: number): string => `version ${version}`;

/**
 * The version that a submission restores; null: it is no restoration. Names of uploads are longer.
 */
export function restoredVersion({
	origin,
	batchId
}: Pick<Submission, 'origin' | 'batchId'>): number | null {
	const [, version] = /^version ([1-9]\d{0,6})$/.exec(batchId ?? '') ?? [];
	return origin === 'moderator' && version ? Number(version) : null;
}

/**
 * What restoring a version changes, field by field: a place that is listed again says all that it
 * said then, one that is taken off the list only closes.
 */
export const changesToRestore = (now: Clinic | null, old: Clinic | null): FieldChange[] =>
	now === null ? changesBetween(fieldsOf(null), fieldsOf(old)) : changesOf(now, old);

/** What restoring a version rests on, and what was decided on it. */
interface Restoration {
	/** As it is; null: not listed. */
	now: Clinic | null;
	/** The version to restore; null: it was not listed then. */
	old: Clinic | null;
	id: string;
	accepted: readonly FieldChange[];
	rejected: readonly FieldChange[];
	/** Of what was amended since, and says something else than that version. */
	otherwise: Provenance;
}

/**
 * A clinic with the accepted part of an old version. What it says again rests on what it rested on
 * then: nobody checked it anew.
 *
 * @returns null: it is closed
 * @throws InvalidChange when the result breaks the schema
 */
export function restored(it: Restoration): Clinic | null {
	const { now, old, id, accepted, rejected, otherwise } = it;
	if (!old) return applyChanges(now, id, accepted, otherwise);
	const said = fieldsOf(old);
	const isAsThen = ({ field, to }: FieldChange) => isSame(to, said[field] ?? null);
	if (!now) {
		const left = rejected.map((change) => ({ ...change, to: null }));
		const others = [...accepted, ...left].filter((change) => !isAsThen(change));
		return applyChanges(old, id, others, otherwise);
	}
	return applyChanges(now, id, accepted, (field) => {
		const about = accepted.filter((one) => one.field === field || factOf(one.field) === field);
		return (about.every(isAsThen) && provenanceIn(old, field)) || otherwise;
	});
}
