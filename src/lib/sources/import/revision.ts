import { applyChanges } from '#lib/clinics/record/apply.ts';
import { provenanceIn } from '#lib/clinics/record/provenance/basis.ts';
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
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { Service } from '#lib/clinics/record/service.ts';
import { isRoute } from '#lib/clinics/record/vocabulary.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import { isListOnly, mayReplace, sourceIdOf, type Trust } from './trust.ts';

export interface Revision {
	clinic: Clinic;
	/** What the directory says otherwise, and was not taken over: "phone", "payers/va", "oral". */
	kept: Topic[];
	/** What would make the clinic say the same of these as the directory. */
	otherwise: FieldChange[];
}

/**
 * A known clinic brought up to what a source that lists whole places says now. A fact that rests on
 * anything better stays as it is (`trust.ts`), and so does what is said of a payer, a service, or a
 * row of coverage.
 *
 * @param directory the clinic as the source has it
 * @param takenAway what people took off it, and an import doesn't put back (`takenAway`)
 */
export function revise(
	known: Clinic,
	directory: Clinic,
	trust: Trust,
	takenAway: ReadonlySet<Topic> = new Set()
): Revision {
	const [here, there] = [fieldsOf(known), fieldsOf(directory)];
	const source = provenanceIn(directory, 'name');
	if (!source) throw new TypeError(`${directory.id}: its name rests on nothing.`);
	const stands = (topic: Topic) =>
		basesOf(known, topic).some((basis) => {
			const [fresh] = basesOf(directory, topic);
			return fresh
				? !mayReplace(fresh, basis, topic, trust)
				: !isListOnly(basis) || sourceIdOf(basis) !== sourceIdOf(source);
		});
	const topics = new Set(namesOf(here, there).map(topicOf));
	const said = new Set(namesOf(here).map(topicOf));
	const isTaken = (topic: Topic) => takenAway.has(topic) && !said.has(topic);
	const { address } = stands('address') ? known : directory;
	const stay = [...topics].filter(
		(topic) =>
			isTaken(topic) ||
			(topic === 'position'
				? positionStays(known, directory, address, stands('position'))
				: stands(topic))
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

/** What a clinic's topic rests on: of a treatment, each setting and each row of its coverage. */
function basesOf(it: Clinic, topic: Topic): Provenance[] {
	if (topic === 'listing') return [];
	if (!isRoute(topic)) return [provenanceIn(it, topic)].filter((one) => one !== undefined);
	return it.services
		.filter(({ route }) => route === topic)
		.flatMap(({ provenance, coverage }) => [provenance, ...coverage.map((row) => row.provenance)]);
}

/** Whether what a clinic says of a topic rests on more than a list: then a person decides. */
const isSettled = (it: Clinic, topic: Topic): boolean =>
	basesOf(it, topic).some((basis) => !isListOnly(basis));

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
 * @param stands whether it rests on something better, or as good
 */
function positionStays(
	known: Clinic,
	directory: Clinic,
	{ street, zip }: Clinic['address'],
	stands: boolean
): boolean {
	const isFiner = known.position.precision === 'address';
	const isAsFine = known.position.precision === directory.position.precision;
	// No point may tell a street that is withheld: whichever of the two is a ZIP's centre holds.
	if (street === null && !isAsFine) return !isFiner;
	if (isSettled(known, 'position')) return true;
	const hasMoved = known.address.street !== street || known.address.zip !== zip;
	if (hasMoved) return false;
	return isAsFine ? stands : isFiner;
}
