import { applyChanges } from '#lib/clinics/record/apply.ts';
import { provenanceIn } from '#lib/clinics/record/basis.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	fieldsOf,
	namesOf,
	serviceField,
	topicOf,
	type Field,
	type Fields,
	type Topic
} from '#lib/clinics/record/fields.ts';
import type { Provenance } from '#lib/clinics/record/provenance.ts';
import type { Service } from '#lib/clinics/record/service.ts';
import { isRoute } from '#lib/clinics/record/vocabulary.ts';
import { isSame } from '#lib/format/canonical-json.ts';

export interface Revision {
	clinic: Clinic;
	/** What the directory says otherwise, and was not taken over: "phone", "payers/va", "oral". */
	kept: Topic[];
	/** What would make the clinic say the same of these as the directory. */
	otherwise: FieldChange[];
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
	takenAway: ReadonlySet<Topic> = new Set()
): Revision {
	const [here, there] = [fieldsOf(known), fieldsOf(directory)];
	const topics = new Set(namesOf(here, there).map(topicOf));
	const said = new Set(namesOf(here).map(topicOf));
	const isTaken = (topic: Topic) => takenAway.has(topic) && !said.has(topic);
	const address = (isSettled(known, 'address') ? known : directory).address;
	const stay = [...topics].filter(
		(topic) =>
			isTaken(topic) ||
			(topic === 'position' ? positionStays(known, directory, address) : isSettled(known, topic))
	);
	const revised = applyChanges(
		{ ...known, listedBy: directory.listedBy, implausible: directory.implausible },
		known.id,
		changesTo(there, here, (topic) => !stay.includes(topic)),
		(field) => basisIn(directory, field),
		// An import alone never reorders them.
		[...directory.statements, ...known.statements]
	);
	if (!revised) throw new TypeError(`${known.id}: no import closes a clinic.`);
	const clinic = { ...revised, services: inOrderOf(known.services, revised.services) };
	const isOtherwise = (topic: Topic) =>
		isRoute(topic)
			? !directory.services.some(({ route }) => route === topic)
			: there[topic] !== undefined && !isSame(here[topic] ?? null, there[topic]);
	const kept = stay.filter(
		(topic) => isTaken(topic) || (isSettled(known, topic) && isOtherwise(topic))
	);
	const otherwise = changesTo(there, fieldsOf(clinic), (topic) => kept.includes(topic));
	return { clinic, kept, otherwise: otherwise.filter(({ from, to }) => !isSame(from, to)) };
}

/** Whether what a clinic says of a topic rests on anything better than a directory's report. */
function isSettled(it: Clinic, topic: Topic): boolean {
	if (isRoute(topic)) {
		return it.services.some((one) => one.route === topic && isServiceVouchedFor(one));
	}
	const basis = provenanceIn(it, topic);
	return basis !== undefined && !isReplaceable(basis);
}

/** All fields of the topics that are taken over, also those that say the same: they rest anew. */
function changesTo(there: Fields, here: Fields, takes: (topic: Topic) => boolean): FieldChange[] {
	return namesOf(here, there)
		.filter((field) => takes(topicOf(field)))
		.map((field) => ({ field, from: here[field] ?? null, to: there[field] ?? null }));
}

/** Services in the order that they are known in, and then new ones. */
function inOrderOf(known: readonly Service[], services: readonly Service[]): Service[] {
	const places = known.map(serviceField);
	const placeOf = (it: Service) => {
		const place = places.indexOf(serviceField(it));
		return place < 0 ? places.length : place;
	};
	return services.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function basisIn(directory: Clinic, field: Field): Provenance {
	const basis = provenanceIn(directory, field);
	if (!basis) throw new TypeError(`${directory.id}: ${field} rests on nothing.`);
	return basis;
}

/**
 * Whether the known position stays.
 *
 * @param address as it is decided on
 */
function positionStays(known: Clinic, directory: Clinic, { street }: Clinic['address']): boolean {
	// No point may tell a street that is withheld: whichever of the two is a ZIP's centre holds.
	if (street === null && known.position.precision !== directory.position.precision) {
		return known.position.precision === 'zip';
	}
	return isSettled(known, 'position') || isFiner(known, directory);
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
