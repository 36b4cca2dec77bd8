import type { Clinic, Fact, Statement } from '#lib/clinics/clinic.ts';
import { clinic, FACTS, isStated, provenanceOf } from '#lib/clinics/clinic.ts';
import type { Provenance } from '#lib/clinics/provenance.ts';
import type { Service } from '#lib/clinics/service.ts';

/** Members of a clinic that come and go with a fact, itself apart. */
const ALONG: Partial<Record<Fact, readonly (keyof Clinic)[]>> = {
	name: ['unit'],
	phone: ['intakePhones'],
	kind: ['operator']
};

export interface Revision {
	clinic: Clinic;
	/** What the directory says otherwise, and was not taken over: "phone", "iv_infusion". */
	kept: string[];
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
 * than a directory's report stays as it is, and so does a service, or a row of coverage.
 */
export function revise(known: Clinic, fresh: Clinic): Revision {
	const kept: string[] = [];
	const result: Record<string, unknown> = { ...fresh, id: known.id };
	// Emptied first, so that an import alone never reorders them.
	const statements: Statement[] = [];
	for (const it of [...fresh.statements, ...known.statements]) {
		if (!statements.some((other) => restsAlike(other, it))) statements.push({ ...it, facts: [] });
	}
	for (const fact of FACTS) {
		const [before, now] = [provenanceOf(known, fact), provenanceOf(fresh, fact)];
		const stays =
			before && (!isReplaceable(before) || (fact === 'position' && isFiner(known, fresh)));
		if (stays) {
			for (const key of [fact, ...(ALONG[fact] ?? [])]) set(result, key, known[key]);
			if (now && !isReplaceable(before) && !isEqual(known[fact], fresh[fact])) kept.push(fact);
		}
		const provenance = stays ? before : now;
		if (!provenance || !isStated(result, fact)) continue;
		statements.find((it) => restsAlike(it, provenance))?.facts.push(fact);
	}
	const services = reviseServices(known.services, fresh.services, kept);
	set(result, 'services', services);
	set(
		result,
		'statements',
		statements.filter((it) => it.facts.length > 0)
	);
	return { clinic: clinic.parse(result), kept };
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

function reviseServices(known: readonly Service[], fresh: readonly Service[], kept: string[]) {
	const stay = known.filter(isServiceVouchedFor);
	const added = fresh.filter((it) => !stay.some((other) => other.route === it.route));
	for (const { route } of stay) {
		if (!fresh.some((it) => it.route === route)) kept.push(route);
	}
	return [...stay, ...added];
}

function set(target: Record<string, unknown>, key: string, value: unknown): void {
	if (value === undefined) delete target[key];
	else target[key] = value;
}

/** Whether two statements have the same source, trust and date, whatever they vouch for. */
function restsAlike(a: Provenance, b: Provenance): boolean {
	return isEqual({ ...a, facts: [] }, { ...b, facts: [] });
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
