import { clinic, type Clinic } from './clinic.ts';
import { upcast } from './upcast.ts';

/** What was kept of a clinic isn't one. Safe to show. */
export class InvalidClinic extends Error {
	override name = 'InvalidClinic';
}

/**
 * A clinic from the text that it was stored as, whichever version of the program wrote it.
 *
 * @throws InvalidClinic that names the clinic and what is wrong with it
 */
export function readClinic(text: string): Clinic {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new InvalidClinic('A stored clinic is not JSON.', { cause });
	}
	return clinicFrom(value);
}

/** The same of a clinic that may not be listed: then nothing is stored of it. */
export function readListed(text: string | null | undefined): Clinic | null {
	return text ? readClinic(text) : null;
}

/**
 * A clinic from a plain value, in this shape or an earlier one. Its members are in the order of the
 * schema.
 *
 * @throws InvalidClinic that names the clinic and what is wrong with it
 */
export function clinicFrom(value: unknown): Clinic {
	const { data, error } = clinic.safeParse(upcast(value));
	if (data) return data;
	const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
	throw new InvalidClinic(`Can't use clinic ${nameOf(value)}: ${wrong.join(' ')}`);
}

function nameOf(value: unknown): string {
	const id = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
	return typeof id === 'string' ? `"${id}"` : 'without an id';
}
