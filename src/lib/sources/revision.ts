import { clinic, FACTS, type Clinic } from '#lib/clinics/record/clinic.ts';
import { payerProvenanceOf, provenanceOf } from '#lib/clinics/record/facts.ts';
import type { Provenance } from '#lib/clinics/record/provenance.ts';
import type { Service } from '#lib/clinics/record/service.ts';
import { statementsOf, type Stated } from '#lib/clinics/record/statements.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import { partsOf, takeMembers, withParts, type Part } from './parts.ts';

export interface Revision {
	clinic: Clinic;
	/** What the directory says otherwise, and was not taken over: "phone", "payers/va", "oral". */
	kept: Part[];
	/** What the clinic would say if the directory were right in that. */
	otherwise: Clinic;
}

/** Whether a statement is the directory's own, which a newer edition may replace. */
function isReplaceable({ source, level }: Provenance): boolean {
	return source === 'directory_import' && level === 'reported';
}

/** Whether anything is known of a clinic beyond what a directory reported. */
export function isVouchedFor(it: Clinic): boolean {
	return !it.statements.every(isReplaceable) || it.services.some(isServiceVouchedFor);
}

/**
 * A known clinic brought up to what the directory says now. A fact that rests on anything better
 * than a directory's report stays as it is, and so does what is said of a payer, a service, or a row
 * of coverage.
 *
 * @param takenAway what people took off it, and an import doesn't put back (`takenAway`)
 */
export function revise(
	known: Clinic,
	directory: Clinic,
	takenAway: ReadonlySet<string> = new Set()
): Revision {
	const missing = partsOf(directory).difference(partsOf(known));
	const kept = [...missing].filter((part) => takenAway.has(part));
	const fresh = withParts(directory, known, new Set(kept));
	const restsOn = new Map<Stated, Provenance | undefined>();
	const result: Record<string, unknown> = { ...fresh, id: known.id };
	for (const fact of FACTS) {
		if (fact === 'payers') continue;
		const [before, now] = [provenanceOf(known, fact), provenanceOf(fresh, fact)];
		const stays =
			before &&
			(fact === 'position'
				? positionStays(known, fresh, before, result.address as Clinic['address'])
				: !isReplaceable(before));
		if (stays) {
			takeMembers(result, known, fact);
			if (now && !isReplaceable(before) && !isSame(known[fact], fresh[fact])) kept.push(fact);
		}
		restsOn.set(fact, stays ? before : now);
	}
	const payers = revisePayers(known, fresh, restsOn, kept);
	result.payers = payers;
	result.services = reviseServices(known.services, fresh.services, kept);
	const statements = statementsOf(
		{ ...result, payers },
		(stated) => {
			const provenance = restsOn.get(stated);
			if (!provenance) throw new TypeError(`${known.id}: ${stated} rests on nothing.`);
			return provenance;
		},
		// An import alone never reorders them.
		[...fresh.statements, ...known.statements]
	);
	result.statements = statements;
	const revised = clinic.parse(result);
	return { clinic: revised, kept, otherwise: withParts(revised, directory, new Set(kept)) };
}

/** What is said of payers, each with what it rests on. */
function revisePayers(
	known: Clinic,
	fresh: Clinic,
	restsOn: Map<Stated, Provenance | undefined>,
	kept: Part[]
): Clinic['payers'] {
	const payers: Clinic['payers'] = {};
	for (const payer of PAYERS) {
		const before = payerProvenanceOf(known, payer);
		const stays = before && !isReplaceable(before);
		const answer = (stays ? known : fresh).payers[payer];
		if (!answer) continue;
		payers[payer] = answer;
		if (fresh.payers[payer] && fresh.payers[payer] !== answer) kept.push(`payers/${payer}`);
		restsOn.set(`payers/${payer}`, stays ? before : payerProvenanceOf(fresh, payer));
	}
	return payers;
}

/** Whether the known position stays, now that the address is decided on. */
function positionStays(
	known: Clinic,
	fresh: Clinic,
	before: Provenance,
	{ street }: Clinic['address']
): boolean {
	// No point may tell a street that is withheld: whichever of the two is a ZIP's centre holds.
	if (street === null && known.position.precision !== fresh.position.precision) {
		return known.position.precision === 'zip';
	}
	return !isReplaceable(before) || isFiner(known, fresh);
}

/** The known address point is still good where the address is the same and nothing better came. */
function isFiner(known: Clinic, fresh: Clinic): boolean {
	const moved =
		known.address.street !== fresh.address.street || known.address.zip !== fresh.address.zip;
	return !moved && known.position.precision === 'address' && fresh.position.precision === 'zip';
}

function isServiceVouchedFor(it: Service): boolean {
	return !isReplaceable(it.provenance) || it.coverage.some((row) => !isReplaceable(row.provenance));
}

function reviseServices(known: readonly Service[], fresh: readonly Service[], kept: Part[]) {
	const stay = known.filter(isServiceVouchedFor);
	const added = fresh.filter((it) => !stay.some((other) => other.route === it.route));
	for (const { route } of stay) {
		if (!fresh.some((it) => it.route === route)) kept.push(route);
	}
	return [...stay, ...added];
}
