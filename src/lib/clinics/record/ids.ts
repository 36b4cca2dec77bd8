import { fnv1a } from '#lib/format/fnv.ts';
import type { Clinic } from './clinic.ts';
import type { Phone } from '#lib/clinics/record/contact/phone.ts';

/** What the id of a new clinic is made from. */
type NewPlace = Clinic['address'] & {
	name: string;
	/** Its department or site. */
	site?: string;
	phones: readonly Phone[];
};

/**
 * Ids for new clinics: readable, and the same whatever order they come in. Two that would share an
 * id, or one that would take an existing one, get a short hash of where they are.
 *
 * @param taken ids that any clinic has or had
 * @returns one id for each place, in their order
 */
export function newIds(places: readonly NewPlace[], taken: Iterable<string>): string[] {
	const used = new Set(taken);
	const plain = places.map((it) => slug(`${it.name} ${it.city} ${it.state}`));
	const times = new Map<string, number>();
	for (const id of plain) times.set(id, (times.get(id) ?? 0) + 1);
	return places.map((it, i) => {
		let id = plain[i];
		if (times.get(id) !== 1 || used.has(id)) {
			const where = [it.site, it.street, it.unit, it.zip, ...it.phones.map(dialled)]
				.join('|')
				.toLowerCase();
			for (let turn = 0; ; turn++) {
				id = `${plain[i]}-${hash(turn === 0 ? where : `${where}|${turn}`)}`;
				if (!used.has(id)) break;
			}
		}
		used.add(id);
		return id;
	});
}

/** Lower-case letters and digits joined by hyphens. */
function slug(text: string): string {
	const plain = text.normalize('NFD').replace(/[\p{M}'’.]/gu, '');
	return (
		plain
			.toLowerCase()
			.match(/[a-z0-9]+/g)
			?.join('-') ?? 'clinic'
	);
}

const dialled = ({ number, extension }: Phone) => `${number}x${extension ?? ''}`;

/** Five characters. */
function hash(text: string): string {
	const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
	return fnv1a(units).toString(36).padStart(7, '0').slice(-5);
}
