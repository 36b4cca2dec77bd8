import fc from 'fast-check';
import { badCsv, goodCsv } from './csv.ts';
import { badPost, goodPost, type Post } from './posts.ts';
import { badAsk, badVisit, pathsOf, type Ask } from './queries.ts';
import { endpoints, formActions, nameOf, pages, type FormAction } from './routes.ts';
import type { Scene, Setting } from './scene.ts';
import { fieldsOn } from './sending.ts';
import type { SetStage } from './stage.ts';
import { realPaths } from './real-paths.ts';

/** A form that is to be sent. */
export interface Sending {
	stage: SetStage;
	action: FormAction;
	scene: Scene;
	it: Post;
	isBad: boolean;
}

/** Posts to each form that are nearly right, besides the bad ones. */
const GOOD = 8;

/** Bad inputs for all forms of a site, so many in all, and some that are nearly right. */
export async function sendings(stage: SetStage, count: number, seed: number): Promise<Sending[]> {
	const actions = formActions();
	const settings = actions.map((action) => stage.settings[nameOf(action)]);
	const whole = settings.reduce((sum, { share = 1 }) => sum + share, 0);
	const prepared: (() => Sending[])[] = [];
	await someAtATime(4, [...actions.entries()], async ([at, action]) => {
		const { scene, share = 1 } = settings[at];
		const bad = Math.ceil((count * share) / whole);
		const scenes: Scene[] = [];
		for (let i = 0; i < GOOD + bad; i++) scenes.push(await scene(i));
		const form = await formOn(stage, settings[at], scenes);
		prepared[at] = () =>
			postsFor(settings[at], form, scenes.length, seed + at).map((it, i) => {
				return { stage, action, scene: scenes[i], it, isBad: i >= GOOD };
			});
	});
	// At the end: while posts are made up, nothing else goes on, and connections would seem to take long.
	return inTurn(prepared.map((make) => make()));
}

/** Names and values that a form takes. */
async function formOn(stage: SetStage, { known }: Setting, scenes: readonly Scene[]) {
	// What a page asks for may differ from scene to scene.
	const some = [0, 0.3, 0.6, 0.9].map((part) => scenes[Math.floor(part * scenes.length)]);
	const offered = await fieldsOn(stage, some);
	return { names: offered.names, known: known ?? offered.known };
}

/** So many posts of a form: first those that are nearly right. */
function postsFor(
	{ hasFile }: Setting,
	form: { names: string[]; known: readonly string[] },
	count: number,
	seed: number
): Post[] {
	const sample = (posts: fc.Arbitrary<Post>, numRuns: number) =>
		fc.sample(posts, { numRuns, seed });
	return [
		...sample(goodPost({ ...form, ...(hasFile && { files: goodCsv(form.known) }) }), GOOD),
		...sample(badPost({ ...form, ...(hasFile && { files: badCsv(form.known) }) }), count - GOOD)
	];
}

/** Something that is to be asked of a route. */
export interface Asking {
	stage: SetStage;
	route: string;
	it: Ask;
}

/** Endpoints that read what they are asked, and how many times as much they get as the others. */
export const READING: ReadonlyMap<string, number> = new Map([
	['/api/search', 12],
	['/api/access', 8],
	['/access/map.svg', 3]
]);

/** Bad inputs for all endpoints and pages of a site, at least so many in all, after a right one for each. */
export async function askings(stage: SetStage, count: number, seed: number): Promise<Asking[]> {
	const real = await realPaths(stage);
	const ids = stage.clinics.slice(0, 5).map(({ id }) => id);
	const routes = [
		...endpoints().map((route) => ({ route, isPage: false, share: READING.get(route) ?? 1 })),
		...pages().map((route) => ({ route, isPage: true, share: 1 }))
	];
	const whole = routes.reduce((sum, { share }) => sum + share, 0);
	const cookie = (await stage.people.signedIn('admin')).cookie;
	const lists = routes.map(({ route, isPage, share }, at) => {
		const paths = pathsOf(route, real[route] ?? []);
		const asks = isPage ? badVisit(paths, ids, ['', cookie]) : badAsk(route, paths, ids);
		const numRuns = Math.ceil((count * share) / whole);
		const right = (real[route] ?? [route]).slice(0, 1).map(plainly);
		const all = [...right, ...fc.sample(asks, { numRuns, seed: seed + at })];
		return all.map((it) => ({ stage, route, it }));
	});
	return inTurn(lists);
}

const plainly = (address: string): Ask => ({ method: 'GET', address, headers: {} });

/** The first of each list, then the second of each, and so on. */
export function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
	const longest = Math.max(...lists.map((list) => list.length));
	return Array.from({ length: longest }, (_, i) =>
		lists.flatMap((list) => list.slice(i, i + 1))
	).flat();
}

/** Does all, so many at a time. */
export async function someAtATime<T>(
	count: number,
	items: readonly T[],
	work: (item: T) => Promise<void>
): Promise<void> {
	const waiting = items.values();
	const workSome = async () => {
		for (const item of waiting) await work(item);
	};
	await Promise.all(Array.from({ length: count }, workSome));
}
