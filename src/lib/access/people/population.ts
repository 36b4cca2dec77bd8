import { STEPS_PER_DEGREE } from '#lib/clinics/columns/columns.ts';
import { ByteReader, ByteWriter } from '#lib/format/byte-planes.ts';
import { fnv1a } from '#lib/format/fnv.ts';
import { differences, sums, unzigzag, zigzag } from '#lib/format/zigzag.ts';
import type { Areas, County } from './areas.ts';

/**
 * Where people live, as bytes: magic, length and checksum of what follows; the counties; the tracts.
 * The order within a county is free, and tracts go from west to east: steps of longitude are then
 * small and never negative, and latitudes are counted from the southernmost of the county. Of the
 * orders tried (by code, along Hilbert and Morton curves, from neighbour to neighbour) none takes
 * less room once it is compressed. A county's centre lies where its tracts have their weighted mean,
 * to within a few steps, which are kept. Its seat is told by how far from that centre it lies. Columns
 * are split in planes (see `ByteWriter`).
 */
const MAGIC = 0x32505257; // "WRP2", lowest byte first
/** Bytes before those that the checksum is of. */
const HEADER = 12;

/** Bytes are not the tracts' file, or not all of it. Safe to show. */
export class UnreadablePopulation extends Error {
	override name = 'UnreadablePopulation';
}

/** What is text of the counties. */
interface Texts {
	/** Postal codes: each county has its state's place in them. */
	states: string[];
	names: string[];
	/** Names of the seats; null where there is none. */
	seats: (string | null)[];
}

/**
 * Areas → bytes, positions to 1e-5 degrees. The same areas give the same bytes, in whatever order the
 * tracts of a county are.
 */
export function encodePopulation(areas: Areas): Uint8Array {
	const { count, counties, county } = areas;
	const order = westToEast(areas);
	const latitude = Float64Array.from(order, (row) => steps(areas.latitude[row]));
	const longitude = Float64Array.from(order, (row) => steps(areas.longitude[row]));
	const population = Uint32Array.from(order, (row) => areas.population[row]);
	const south = counties.map((it) => leastOf(latitude, it));
	const west = counties.map((it) => leastOf(longitude, it));
	const states = [...new Set(counties.map(({ state }) => state))];
	const texts: Texts = {
		states,
		names: counties.map(({ name }) => name),
		seats: counties.map(({ seat }) => seat?.name ?? null)
	};

	const out = new ByteWriter();
	out.word(counties.length);
	out.word(count);
	out.text(JSON.stringify(texts));
	const column = (values: readonly number[]) => out.planes(Uint32Array.from(values));
	out.planes(differences(counties.map(({ code }) => Number(code))));
	column(counties.map(({ state }) => states.indexOf(state)));
	column(counties.map(({ first, end }) => end - first));
	out.planes(differences(south));
	out.planes(differences(west));
	column(
		counties.map((it, c) => zigzag(steps(it.latitude) - meanOf(latitude, population, it, south[c])))
	);
	column(
		counties.map((it, c) =>
			zigzag(steps(it.longitude) - meanOf(longitude, population, it, west[c]))
		)
	);
	for (const axis of ['latitude', 'longitude'] as const) {
		column(counties.map((it) => zigzag(steps((it.seat ?? it)[axis]) - steps(it[axis]))));
	}
	out.planes(
		Uint32Array.from(longitude, (east, i) => {
			const c = county[i];
			return east - (i > counties[c].first ? longitude[i - 1] : west[c]);
		})
	);
	out.planes(Uint32Array.from(latitude, (north, i) => north - south[county[i]]));
	out.planes(population);
	return withHeader(out.bytes());
}

/**
 * Bytes → areas, in some milliseconds.
 *
 * @throws UnreadablePopulation when the bytes are not such a file, are cut short or were changed
 */
export function decodePopulation(bytes: Uint8Array): Areas {
	const from = new ByteReader(checked(bytes));
	const countyCount = from.word();
	const count = from.word();
	// What the checksum vouches for is as it was written.
	const { states, names, seats } = JSON.parse(from.text()) as Texts;
	const column = () => from.planes(countyCount);
	const codes = sums(column());
	const stateAt = column();
	const sizes = column();
	const south = sums(column());
	const west = sums(column());
	const offLatitude = column();
	const offLongitude = column();
	const seatLatitude = column();
	const seatLongitude = column();
	/** In steps, until the end. */
	const longitude = Float64Array.from(from.planes(count));
	const latitude = Float64Array.from(from.planes(count));
	const population = from.planes(count);

	const county = new Uint16Array(count);
	const counties: County[] = [];
	let first = 0;
	for (let c = 0; c < countyCount; c++) {
		const rows = { first, end: first + sizes[c] };
		let east = west[c];
		let people = 0;
		for (let i = rows.first; i < rows.end; i++) {
			longitude[i] = east += longitude[i];
			latitude[i] += south[c];
			county[i] = c;
			people += population[i];
		}
		const centre = {
			latitude: meanOf(latitude, population, rows, south[c]) + unzigzag(offLatitude[c]),
			longitude: meanOf(longitude, population, rows, west[c]) + unzigzag(offLongitude[c])
		};
		const seat = seats[c];
		counties.push({
			code: String(codes[c]).padStart(5, '0'),
			name: names[c],
			state: states[stateAt[c]],
			latitude: centre.latitude / STEPS_PER_DEGREE,
			longitude: centre.longitude / STEPS_PER_DEGREE,
			...(seat !== null && {
				seat: {
					name: seat,
					latitude: (centre.latitude + unzigzag(seatLatitude[c])) / STEPS_PER_DEGREE,
					longitude: (centre.longitude + unzigzag(seatLongitude[c])) / STEPS_PER_DEGREE
				}
			}),
			population: people,
			...rows
		});
		first = rows.end;
	}
	for (let i = 0; i < count; i++) {
		latitude[i] /= STEPS_PER_DEGREE;
		longitude[i] /= STEPS_PER_DEGREE;
	}
	return { count, latitude, longitude, population, county, counties };
}

function withHeader(body: Uint8Array): Uint8Array {
	const header = new ByteWriter();
	header.word(MAGIC);
	header.word(body.length);
	header.word(fnv1a(body));
	const all = new Uint8Array(HEADER + body.length);
	all.set(header.bytes());
	all.set(body, HEADER);
	return all;
}

function checked(bytes: Uint8Array): Uint8Array {
	const header = bytes.length < HEADER ? undefined : new ByteReader(bytes);
	if (header?.word() !== MAGIC) {
		throw new UnreadablePopulation(
			'These bytes are not the census tracts in the form that this version of the program reads.'
		);
	}
	const body = bytes.subarray(HEADER);
	const length = header.word();
	if (body.length !== length) {
		throw new UnreadablePopulation(
			`The file of census tracts has ${body.length + HEADER} bytes instead of ${length + HEADER}.`
		);
	}
	if (header.word() !== fnv1a(body)) {
		throw new UnreadablePopulation('The file of census tracts is damaged.');
	}
	return body;
}

/** The rows of each county from west to east; of one longitude from the south, then by people. */
function westToEast({ count, counties, latitude, longitude, population }: Areas): Uint32Array {
	const order = new Uint32Array(count).map((_, row) => row);
	for (const { first, end } of counties) {
		order
			.subarray(first, end)
			.sort(
				(a, b) =>
					steps(longitude[a]) - steps(longitude[b]) ||
					steps(latitude[a]) - steps(latitude[b]) ||
					population[a] - population[b]
			);
	}
	return order;
}

type Rows = Pick<County, 'first' | 'end'>;

/** The southernmost or westernmost of some rows; 0 when there are none. */
function leastOf(values: Float64Array, { first, end }: Rows): number {
	return end > first ? values.subarray(first, end).reduce((a, b) => Math.min(a, b)) : 0;
}

/** Where the people of some rows live on average, in whole steps; `otherwise` where nobody does. */
function meanOf(
	values: Float64Array,
	population: Uint32Array,
	{ first, end }: Rows,
	otherwise: number
): number {
	let sum = 0;
	let people = 0;
	for (let i = first; i < end; i++) {
		sum += values[i] * population[i];
		people += population[i];
	}
	return people > 0 ? Math.round(sum / people) : otherwise;
}

/** Degrees in whole steps. */
const steps = (degrees: number) => Math.round(degrees * STEPS_PER_DEGREE);
