import { z } from 'zod';
import type { Clinic } from './clinic.ts';
import { clinicFrom } from './read-clinic.ts';
import { isSaid } from '#lib/clinics/record/provenance/stated.ts';
import { PAYERS } from './vocabulary.ts';

/** Decimals kept of a coordinate: about a metre. */
const DECIMALS = 5;

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

/** A file that isn't a directory. Safe to show. */
export class InvalidDirectory extends Error {
	override name = 'InvalidDirectory';
}

/** A clinic, and its line in the directory's file. */
export interface Listing {
	clinic: Clinic;
	line: string;
}

/** What a directory's file says of itself, and its clinics. */
export interface DirectoryFile {
	/** Members that say where the data come from and how they may be used, in their order. */
	notice: Record<string, string>;
	clinics: Clinic[];
}

/**
 * A clinic as a GeoJSON feature, its members in the order of the schema, empty lists left out and
 * coordinates rounded to 5 decimals.
 *
 * @throws InvalidClinic when it breaks the schema
 */
export function toFeature(it: Clinic): ClinicFeature {
	return featureOf(clinicFrom(it));
}

/** A clinic with its line. @param clinic as it was read, its members in the order of the schema */
export function listingOf(clinic: Clinic): Listing {
	return { clinic, line: JSON.stringify(featureOf(clinic)) };
}

/** @param it as the schema gives it, its members in order */
function featureOf(it: Clinic): ClinicFeature {
	const { id, position, ...rest } = it;
	const { latitude, longitude, precision } = position;
	const properties: Record<string, unknown> = {};
	const payers = inOrder(rest.payers);
	for (const [key, value] of Object.entries({ ...rest, payers, precision })) {
		if (isSaid(value)) properties[key] = value;
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
 * @throws InvalidDirectory when it is no feature, InvalidClinic when it holds no clinic
 */
export function fromFeature(value: unknown): Clinic {
	const { id, geometry, properties } = parsed(feature, value, `feature ${idOf(value)}`);
	const [longitude, latitude] = geometry.coordinates;
	const { precision, ...rest } = properties;
	return clinicFrom({ ...rest, id, position: { latitude, longitude, precision } });
}

/**
 * The clinics of a GeoJSON text.
 *
 * @throws InvalidDirectory when it isn't a FeatureCollection of clinics, or two share an id
 */
export const readDirectory = (text: string): Clinic[] => readDirectoryFile(text).clinics;

/**
 * A GeoJSON text: its clinics, and those of its other members that are texts.
 *
 * @throws InvalidDirectory when it isn't a FeatureCollection of clinics, or two share an id
 */
export function readDirectoryFile(text: string): DirectoryFile {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw new InvalidDirectory(
			`The directory isn't JSON: ${cause instanceof Error ? cause.message : ''}`,
			{ cause }
		);
	}
	const { features, ...rest } = parsed(collection, json, 'the directory');
	const clinics = features.map(fromFeature);
	const ids = new Set<string>();
	for (const { id } of clinics) {
		if (ids.has(id)) throw new InvalidDirectory(`Two clinics have the id "${id}".`);
		ids.add(id);
	}
	const texts = Object.entries(rest).filter(
		(it): it is [string, string] => it[0] !== 'type' && typeof it[1] === 'string'
	);
	return { notice: Object.fromEntries(texts), clinics };
}

/**
 * A FeatureCollection with one feature a line, by state, town, name and id: the same clinics give
 * the same text, whatever their order.
 *
 * @param notice members that say where the data comes from and how it may be used
 * @throws InvalidClinic when one breaks the schema
 */
export function writeDirectory(
	clinics: readonly Clinic[],
	notice: Readonly<Record<string, string>> = {}
): string {
	return writeListings(
		clinics.map((it) => listingOf(clinicFrom(it))),
		notice
	);
}

/** The same, of clinics whose lines are there. */
export function writeListings(
	listings: readonly Listing[],
	notice: Readonly<Record<string, string>>
): string {
	const head = JSON.stringify({ type: 'FeatureCollection', ...notice }).slice(0, -1);
	const sorted = listings.toSorted((a, b) => byPlaceAndName(a.clinic, b.clinic));
	return `${head},"features":[\n${sorted.map(({ line }) => line).join(',\n')}\n]}\n`;
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

function inOrder(payers: Clinic['payers']): Clinic['payers'] {
	return Object.fromEntries(PAYERS.filter((it) => payers[it]).map((it) => [it, payers[it]]));
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
