import { editionsIn, type ListedBy } from '#lib/clinics/record/editions.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { CoverageRow } from '#lib/clinics/record/service.ts';
import { SETTINGS } from '#lib/clinics/record/vocabulary.ts';
import { ByteReader, ByteWriter } from '#lib/format/byte-planes.ts';
import { fnv1a } from '#lib/format/fnv.ts';
import { differences, sums } from '#lib/format/zigzag.ts';
import { STEPS_PER_DEGREE, type Columns } from './columns.ts';
import { MEANING_OF_BITS, WORDS } from './fact-words.ts';

/**
 * The columns as bytes. Each column is split into planes (all lowest bytes, then all second ones …),
 * which compress better than whole numbers and decode in plain loops. Positions are differences
 * from the clinic before. What few clinics have (coverage rows, provenances, payers that rest on
 * another source than the rest) is JSON at the end.
 */
const MAGIC = 0x33435257; // "WRC3", lowest byte first

/**
 * Names the format: it changes with the words of the vocabulary and with their order, which is what
 * the numbers in the columns stand for. It is part of the bytes and of the address they are fetched
 * from, so that no cache gives them to a program of another format.
 */
export const COMPACT_FORMAT = `WRC3 ${nameOf([MEANING_OF_BITS, SETTINGS])}`;

function nameOf(meaning: unknown): string {
	return fnv1a(new TextEncoder().encode(JSON.stringify(meaning)))
		.toString(16)
		.padStart(8, '0');
}

/** A coverage row whose provenance is a place in the table. */
type PackedRow = Omit<CoverageRow, 'provenance'> & { provenance: number };

interface Tail {
	provenances: Provenance[];
	listings: ListedBy[];
	rows: PackedRow[];
	/** `payerProvenance`, each as a key and a place in the table. Absent: there are none. */
	payers?: [key: number, provenance: number][];
}

/** Columns → bytes. The same columns give the same bytes. */
export function encodeColumns(columns: Columns): Uint8Array {
	const { services, coverage, provenances, listings } = columns;
	const rows = coverage.row.map((row): PackedRow => ({
		...row,
		provenance: provenances.indexOf(row.provenance)
	}));
	const payers = [...columns.payerProvenance].map(([key, one]): [number, number] => [
		key,
		provenances.indexOf(one)
	]);

	const out = new ByteWriter();
	out.word(MAGIC);
	out.text(COMPACT_FORMAT);
	out.word(columns.count);
	out.word(columns.treatmentCount);
	out.word(services.route.length);
	out.word(coverage.row.length);
	out.planes(deltas(columns.latitude));
	out.planes(deltas(columns.longitude));
	for (const words of columns.words) out.planes(words);
	out.planes(columns.listedBy);
	out.planes(columns.payersProvenance);
	out.planes(sizes(services.start));
	out.planes(services.route);
	out.planes(services.setting);
	out.planes(services.provenance);
	out.planes(sizes(coverage.start));
	out.planes(coverage.route);
	out.text(
		JSON.stringify({
			provenances,
			listings,
			rows,
			...(payers.length > 0 && { payers })
		} satisfies Tail)
	);
	return out.bytes();
}

/**
 * Bytes → columns.
 *
 * @throws Error when the bytes are not a compact directory of this format
 */
export function decodeColumns(bytes: Uint8Array): Columns {
	const from = new ByteReader(bytes);
	if (bytes.length < 20 || from.word() !== MAGIC || from.text() !== COMPACT_FORMAT) {
		throw new Error('These bytes are not a compact directory of this version of the program.');
	}
	const count = from.word();
	const treatmentCount = from.word();
	const serviceCount = from.word();
	const rowCount = from.word();
	const latitude = degrees(from.planes(count));
	const longitude = degrees(from.planes(count));
	const words = Array.from({ length: WORDS }, () => from.planes(count));
	const listedBy = from.planes(count);
	const payersProvenance = from.planes(count);
	const services = {
		start: starts(from.planes(treatmentCount)),
		route: from.plane(serviceCount),
		setting: from.plane(serviceCount),
		provenance: from.planes(serviceCount)
	};
	const coverage = { start: starts(from.planes(treatmentCount)), route: from.plane(rowCount) };
	// The bytes come from our own server, under an address that changes with them.
	const { provenances, listings, rows, payers = [] } = JSON.parse(from.text()) as Tail;
	const row = rows.map((one) => ({ ...one, provenance: provenances[one.provenance] }));
	return {
		count,
		treatmentCount,
		latitude,
		longitude,
		words,
		listedBy,
		payersProvenance,
		payerProvenance: new Map(payers.map(([key, place]) => [key, provenances[place]])),
		provenances,
		listings,
		editions: editionsIn(listings),
		services,
		coverage: { ...coverage, row }
	};
}

/** Degrees as differences in whole steps. */
function deltas(values: Float64Array): Uint32Array {
	return differences(values.map((value) => Math.round(value * STEPS_PER_DEGREE)));
}

function degrees(zigzags: Uint32Array): Float64Array {
	const values = new Float64Array(sums(zigzags));
	for (let i = 0; i < values.length; i++) values[i] /= STEPS_PER_DEGREE;
	return values;
}

function sizes(start: Uint32Array): Uint32Array {
	return Uint32Array.from({ length: start.length - 1 }, (_, i) => start[i + 1] - start[i]);
}

function starts(lengths: Uint32Array): Uint32Array {
	const start = new Uint32Array(lengths.length + 1);
	for (let i = 0; i < lengths.length; i++) start[i + 1] = start[i] + lengths[i];
	return start;
}
