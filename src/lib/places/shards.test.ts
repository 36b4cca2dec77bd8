import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import { buildShards } from './build-shards.ts';
import { KNOWN_ZIPS, decodeKnownZips, encodeKnownZips, nearZips } from './known-zips.ts';
import { LARGE_TOWNS, decodeTowns, townShard } from './town-shard.ts';
import { townKey } from './town-key.ts';
import { townTable } from './town-table.server.ts';
import { encodeZips, findZip, zipShard } from './zip-shard.ts';
import { zipTable } from './zip-table.server.ts';

const { zips } = zipTable();
const towns = townTable();
const shards = buildShards(zips, towns);

/** Bytes over the wire of the longest shards of a kind. */
const packed = (pattern: RegExp) =>
	[...shards]
		.filter(([name]) => pattern.test(name))
		.sort(([, a], [, b]) => b.length - a.length)
		.slice(0, 5)
		.map(([, text]) => brotliCompressSync(text).length);

describe('shards of ZIPs', () => {
	it('hold every ZIP, within a metre, with its town, state and precision', () => {
		const wrong = zips.filter((row) => {
			const found = findZip(shards.get(zipShard(row.zip)) ?? '', row.zip);
			return (
				!found ||
				distance(found, row) > 1 ||
				found.name !== row.name ||
				found.state !== row.state ||
				found.precision !== row.precision
			);
		});
		expect(wrong).toEqual([]);
	});

	it('do not tell by their name where a ZIP is: each has 380 or more, of 45 states or more', () => {
		const names = [...new Set(zips.map((row) => zipShard(row.zip)))];
		expect(names).toHaveLength(97);
		for (const name of names) {
			const rows = zips.filter((row) => zipShard(row.zip) === name);
			expect(rows.length, name).toBeGreaterThanOrEqual(380);
			expect(new Set(rows.map((row) => row.state)).size, name).toBeGreaterThanOrEqual(45);
		}
	});

	it('are a few kilobytes each', () => {
		expect(Math.max(...packed(/^zips\/\d+$/))).toBeLessThan(7_500);
	});

	it('find nothing for a ZIP they do not have', () => {
		const shard = encodeZips(zips.filter((row) => row.zip === '85004'));
		expect(findZip(shard, '00101')).toBeUndefined();
		expect(findZip('', '85004')).toBeUndefined();
	});
});

describe('known ZIPs', () => {
	it('come back as they were', () => {
		expect(decodeKnownZips(shards.get(KNOWN_ZIPS) ?? '')).toEqual(zips.map((row) => row.zip));
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99_999 })), (numbers) => {
				const list = numbers.map((zip) => String(zip).padStart(5, '0')).sort();
				expect(decodeKnownZips(encodeKnownZips(list))).toEqual(list);
			})
		);
	});

	it('near an unknown one are the same area first, then swapped and mistyped digits', () => {
		const known = ['01234', '13245', '21345', '12300', '12399', '99999'];
		expect(nearZips('12345', known, 6)).toEqual(['12300', '12399', '21345', '13245']);
		expect(nearZips('12345', known, 1)).toEqual(['12300']);
	});
});

describe('shards of towns', () => {
	it('hold every town under its key, within eight metres', () => {
		const decoded = new Map<string, ReturnType<typeof decodeTowns>>();
		const lost = towns.filter((town) => {
			const name = townShard(townKey(town.name)) ?? '';
			const entries = decoded.get(name) ?? decodeTowns(shards.get(name) ?? '');
			decoded.set(name, entries);
			return !entries.some(
				(entry) =>
					entry.filed === 'name' &&
					entry.name === town.name &&
					entry.state === town.state &&
					entry.county === town.county &&
					distance(entry, town) < 8
			);
		});
		expect(lost).toEqual([]);
	});

	it('are a few kilobytes each, and the larger towns together 30', () => {
		expect(Math.max(...packed(/^towns\/..$/))).toBeLessThan(11_000);
		expect(packed(new RegExp(LARGE_TOWNS))[0]).toBeLessThan(31_000);
	});
});
