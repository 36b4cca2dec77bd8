import { z } from 'zod';
import { clinic, type Clinic } from './clinic.ts';
import { PAYERS } from './vocabulary.ts';

/** Decimals kept of a coordinate: about a metre. */
const DECIMALS = 5;

/** Lists that are left out of a feature when they are empty: nothing is reported. */
const LISTS = ['intakePhones', 'services', 'assistance', 'ages', 'languages'] as const;

const feature = z.looseObject({
	type: z.literal('Feature'),
	id: z.string(),
	geometry: z.looseObject({
		type: z.literal('Point'),
		coordinates: z.tuple([z.number(), z.number()])
	}),
	properties: z.record(z.string(), z.unknown())
});

const collection = z.looseObject({
	type: z.literal('FeatureCollection'),
	features: z.array(z.unknown())
});

/** A clinic as an RFC 7946 feature: the point is its geometry, the rest its properties. */
export interface ClinicFeature {
	type: 'Feature';
	id: string;
	geometry: { type: 'Point'; coordinates: [longitude: number, latitude: number] };
	properties: Record<string, unknown>;
}

/** A file that isn't a directory, or a clinic in it that breaks the schema. Safe to show. */
export class InvalidDirectory extends Error {
	override name = 'InvalidDirectory';
}

/**
 * A clinic as a GeoJSON feature, its members in the order of the schema, empty lists left out and
 * coordinates rounded to 5 decimals.
 *
 * @throws InvalidDirectory when the clinic breaks the schema
 */
export function toFeature(it: Clinic): ClinicFeature {
	const { id, position, ...rest } = checked(it, it.id);
	const { latitude, longitude, precision } = position;
	const properties: Record<string, unknown> = {};
	const payers = inOrder(rest.payers);
	for (const [key, value] of Object.entries({ ...rest, payers, precision })) {
		if (!isEmpty(value)) properties[key] = value;
	}
	return {
		type: 'Feature',
		id,
		geometry: { type: 'Point', coordinates: [round(longitude), round(latitude)] },
		properties
	};
}

/**
 * The clinic a feature holds.
 *
 * @throws InvalidDirectory that names the feature and what is wrong with it
 */
export function fromFeature(value: unknown): Clinic {
	const { id, geometry, properties } = parsed(feature, value, `feature ${idOf(value)}`);
	const [longitude, latitude] = geometry.coordinates;
	const { precision, ...rest } = properties;
	const empty = Object.fromEntries(LISTS.map((list) => [list, []]));
	const position = { latitude, longitude, precision };
	return checked({ ...empty, payers: {}, ...rest, id, position }, id);
}

/**
 * The clinics of a GeoJSON text.
 *
 * @throws InvalidDirectory when it isn't a FeatureCollection of clinics, or two share an id
 */
export function readDirectory(text: string): Clinic[] {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw new InvalidDirectory(`The directory isn't JSON: ${(cause as Error).message}`, { cause });
	}
	const clinics = parsed(collection, json, 'the directory').features.map(fromFeature);
	const ids = new Set<string>();
	for (const { id } of clinics) {
		if (ids.has(id)) throw new InvalidDirectory(`Two clinics have the id "${id}".`);
		ids.add(id);
	}
	return clinics;
}

/**
 * A FeatureCollection with one feature a line, by state, town, name and id: the same clinics give
 * the same text, whatever their order.
 *
 * @param notice members that say where the data comes from and how it may be used
 * @throws InvalidDirectory when a clinic breaks the schema
 */
export function writeDirectory(
	clinics: readonly Clinic[],
	notice: Readonly<Record<string, string>> = {}
): string {
	const head = JSON.stringify({ type: 'FeatureCollection', ...notice }).slice(0, -1);
	const lines = clinics.toSorted(byPlaceAndName).map((it) => JSON.stringify(toFeature(it)));
	return `${head},"features":[\n${lines.join(',\n')}\n]}\n`;
}

/** Order of the directory file. Compares by code unit, so that no locale changes it. */
function byPlaceAndName(a: Clinic, b: Clinic): number {
	return (
		compare(a.address.state, b.address.state) ||
		compare(a.address.city, b.address.city) ||
		compare(a.name, b.name) ||
		compare(a.id, b.id)
	);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const round = (degrees: number) => Number(degrees.toFixed(DECIMALS));

/** Absent, or a list or record of nothing. */
function isEmpty(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return value === undefined;
	return Object.keys(value).length === 0;
}

function inOrder(payers: Clinic['payers']): Clinic['payers'] {
	return Object.fromEntries(PAYERS.filter((it) => payers[it]).map((it) => [it, payers[it]]));
}

function checked(value: unknown, id: string): Clinic {
	return parsed(clinic, value, `clinic "${id}"`);
}

function parsed<Schema extends z.ZodType>(
	schema: Schema,
	value: unknown,
	what: string
): z.output<Schema> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
	throw new InvalidDirectory(`Can't use ${what}: ${wrong.join(' ')}`);
}

function idOf(value: unknown): string {
	const id = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
	return typeof id === 'string' ? `"${id}"` : 'without an id';
}
