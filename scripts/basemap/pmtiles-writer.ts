import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { zxyToTileId } from 'pmtiles';

/** What the archive says about itself. Box and centre in degrees. */
export interface ArchiveInfo {
	minZoom: number;
	maxZoom: number;
	box: { west: number; south: number; east: number; north: number };
	centre: { longitude: number; latitude: number; zoom: number };
	/** TileJSON-like: `name`, `attribution`, `vector_layers`, … */
	metadata: Record<string, unknown>;
}

export interface TileData {
	z: number;
	x: number;
	y: number;
	/** Uncompressed Mapbox vector tile. */
	data: Uint8Array;
}

interface Entry {
	id: number;
	offset: number;
	length: number;
	/** How many tiles in a row share this content; 0 marks a leaf directory. */
	run: number;
}

const HEADER_BYTES = 127;
/** A reader fetches 16 kB first and expects header and root directory in it. */
const FIRST_FETCH = 16384;
const LEAF_ENTRIES = 4096;
const GZIP = 2;
const MVT = 1;

/**
 * Writes a PMTiles version 3 archive (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md):
 * clustered, gzipped, equal tiles stored once.
 */
export function writeArchive(tiles: Iterable<TileData>, info: ArchiveInfo): Buffer {
	const sorted = [...tiles]
		.map(({ z, x, y, data }) => ({ id: zxyToTileId(z, x, y), data }))
		.sort((a, b) => a.id - b.id);

	const entries: Entry[] = [];
	const contents: Buffer[] = [];
	const stored = new Map<string, { offset: number; length: number }>();
	let tileBytes = 0;
	for (const { id, data } of sorted) {
		const digest = createHash('sha256').update(data).digest('base64');
		let place = stored.get(digest);
		if (!place) {
			const packed = gzipSync(data, { level: 9 });
			place = { offset: tileBytes, length: packed.length };
			stored.set(digest, place);
			contents.push(packed);
			tileBytes += packed.length;
		}
		const last = entries.at(-1);
		if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
		else entries.push({ id, ...place, run: 1 });
	}

	const { root, leaves } = directories(entries);
	const metadata = gzipSync(JSON.stringify(info.metadata));
	const metadataAt = HEADER_BYTES + root.length;
	const leavesAt = metadataAt + metadata.length;
	const tilesAt = leavesAt + leaves.length;

	const header = Buffer.alloc(HEADER_BYTES);
	header.write('PMTiles', 0, 'ascii');
	header.writeUInt8(3, 7);
	[
		HEADER_BYTES,
		root.length,
		metadataAt,
		metadata.length,
		leavesAt,
		leaves.length,
		tilesAt,
		tileBytes,
		sorted.length,
		entries.length,
		contents.length
	].forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
	const { box, centre } = info;
	Buffer.from([1, GZIP, GZIP, MVT, info.minZoom, info.maxZoom]).copy(header, 96);
	[box.west, box.south, box.east, box.north].forEach((degrees, i) =>
		header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i)
	);
	header.writeUInt8(centre.zoom, 118);
	header.writeInt32LE(Math.round(centre.longitude * 1e7), 119);
	header.writeInt32LE(Math.round(centre.latitude * 1e7), 123);
	return Buffer.concat([header, root, metadata, leaves, ...contents]);
}

/** One root directory when it fits into the first fetch, else a root of leaf directories. */
function directories(entries: Entry[]): { root: Buffer; leaves: Buffer } {
	const room = FIRST_FETCH - HEADER_BYTES;
	const flat = directory(entries);
	if (flat.length <= room) return { root: flat, leaves: Buffer.alloc(0) };
	for (let size = LEAF_ENTRIES; ; size *= 2) {
		const pointers: Entry[] = [];
		const leaves: Buffer[] = [];
		let offset = 0;
		for (let start = 0; start < entries.length; start += size) {
			const leaf = directory(entries.slice(start, start + size));
			pointers.push({ id: entries[start].id, offset, length: leaf.length, run: 0 });
			leaves.push(leaf);
			offset += leaf.length;
		}
		const root = directory(pointers);
		if (root.length <= room) return { root, leaves: Buffer.concat(leaves) };
	}
}

function directory(entries: Entry[]): Buffer {
	const bytes: number[] = [];
	varint(bytes, entries.length);
	entries.forEach((e, i) => varint(bytes, e.id - (i ? entries[i - 1].id : 0)));
	entries.forEach((e) => varint(bytes, e.run));
	entries.forEach((e) => varint(bytes, e.length));
	entries.forEach((e, i) => {
		const before = entries[i - 1];
		// 0 means "right after the entry before".
		const follows = before && e.offset === before.offset + before.length;
		varint(bytes, follows ? 0 : e.offset + 1);
	});
	return gzipSync(Uint8Array.from(bytes), { level: 9 });
}

/** LEB128. Plain division, since tile ids and offsets may pass 2³¹. */
function varint(bytes: number[], value: number) {
	while (value >= 128) {
		bytes.push((value % 128) + 128);
		value = Math.floor(value / 128);
	}
	bytes.push(value);
}
