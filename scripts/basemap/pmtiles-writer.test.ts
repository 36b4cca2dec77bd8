import fc from 'fast-check';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { expect, test } from 'vitest';
import { writeArchive, type ArchiveInfo, type TileData } from './pmtiles-writer.ts';

const info: ArchiveInfo = {
	minZoom: 0,
	maxZoom: 9,
	box: { west: -180, south: -15, east: 180, north: 72 },
	centre: { longitude: -96, latitude: 38, zoom: 4 },
	metadata: { name: 'test', attribution: 'nobody' }
};

/** Reads an archive from memory the way a browser reads it over HTTP. */
class Memory implements Source {
	bytes: Buffer;
	constructor(bytes: Buffer) {
		this.bytes = bytes;
	}
	getKey = () => 'memory';
	async getBytes(offset: number, length: number): Promise<RangeResponse> {
		return { data: new Uint8Array(this.bytes.subarray(offset, offset + length)).buffer };
	}
}

const open = (tiles: TileData[]) => new PMTiles(new Memory(writeArchive(tiles, info)));

async function read(archive: PMTiles, z: number, x: number, y: number): Promise<Buffer | null> {
	const tile = await archive.getZxy(z, x, y);
	return tile ? Buffer.from(tile.data) : null;
}

test('the header and metadata come back as given', async () => {
	const archive = open([{ z: 0, x: 0, y: 0, data: Buffer.from('a') }]);
	expect(await archive.getHeader()).toMatchObject({
		specVersion: 3,
		minZoom: 0,
		maxZoom: 9,
		minLon: -180,
		maxLat: 72,
		centerZoom: 4,
		centerLon: -96,
		clustered: true,
		tileType: 1
	});
	expect(await archive.getMetadata()).toEqual(info.metadata);
});

test('every tile written is read back, and no other', async () => {
	const coordinate = fc.integer({ min: 0, max: 31 });
	const tile = fc.record({
		x: coordinate,
		y: coordinate,
		text: fc.constantFrom('sea', 'land', 'x')
	});
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(tile, { selector: ({ x, y }) => `${x}:${y}`, minLength: 1, maxLength: 60 }),
			async (tiles) => {
				const archive = open(
					tiles.map(({ x, y, text }) => ({ z: 5, x, y, data: Buffer.from(text) }))
				);
				for (const { x, y, text } of tiles)
					expect((await read(archive, 5, x, y))?.toString()).toBe(text);
				const absent = [...Array(32).keys()].find(
					(x) => !tiles.some((t) => t.x === x && t.y === 0)
				);
				if (absent !== undefined) expect(await read(archive, 5, absent, 0)).toBeNull();
			}
		),
		{ numRuns: 30 }
	);
});

test('an archive too large for one directory is read through leaf directories', async () => {
	// Lengths and gaps without a pattern, so that the directory does not compress away.
	let seed = 1;
	const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
	const places = new Set(Array.from({ length: 9000 }, () => random(512 * 512)));
	const tiles = [...places].map((at) => ({
		z: 9,
		x: at % 512,
		y: Math.floor(at / 512),
		data: Buffer.from(Array.from({ length: 1 + random(200) }, () => random(256)))
	}));
	const archive = open(tiles);
	expect((await archive.getHeader()).leafDirectoryLength).toBeGreaterThan(0);
	for (const { x, y, data } of tiles.filter((_, i) => i % 997 === 0))
		expect(await read(archive, 9, x, y)).toEqual(data);
});

test('equal tiles are stored once', async () => {
	const sea = Array.from({ length: 64 }, (_, i) => ({
		z: 3,
		x: i % 8,
		y: Math.floor(i / 8),
		data: Buffer.from('sea')
	}));
	const header = await open(sea).getHeader();
	expect(header).toMatchObject({ numAddressedTiles: 64, numTileEntries: 1, numTileContents: 1 });
});
