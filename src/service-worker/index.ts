/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { build, files, version } from '$service-worker';
import { SHELL_PAGES, dataOf, isShellFile, outdated, planFor } from './shell.ts';

// Keeps the pages, the directory and the crisis lines for when there is no network. It asks this
// server for fixed addresses only, and keeps nothing under an address that tells of a search.

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const APP = `app-${version}`;
const PLACES = `places-${version}`;
/** Outlives a new build: it has its own version. */
const DIRECTORY = 'directory';
/** Names the files of the newest directory. Kept, too: what came with an install is known by it. */
const NEWEST = '/offline/kept.json';

const FILES = [...build, ...files.filter(isShellFile)];
const ASSETS: ReadonlySet<string> = new Set(FILES);

worker.addEventListener('install', (event) => {
	event.waitUntil(install());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([forgetOthers(), forgetOlderDirectories()]));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	const isOurs = origin === worker.location.origin && !request.headers.has('range');
	if (request.method !== 'GET' || !isOurs) return;

	const plan = planFor(pathname, request.mode === 'navigate', ASSETS);
	switch (plan.kind) {
		case 'asset':
			return event.respondWith(kept(request, pathname, APP));
		case 'place':
			return event.respondWith(kept(request, pathname, PLACES));
		case 'directory':
			return event.respondWith(
				kept(request, pathname, DIRECTORY, () => event.waitUntil(moveTo(plan.version)))
			);
		case 'page':
		case 'data':
			return event.respondWith(fetchedOr(request, plan.fallbacks));
	}
});

async function install(): Promise<void> {
	const cache = await caches.open(APP);
	await cache.addAll(FILES);
	await keepPages();
	await keepDirectory();
}

/** Deletes what earlier builds kept. */
async function forgetOthers(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => ![APP, PLACES, DIRECTORY].includes(name));
	await Promise.all(old.map((name) => caches.delete(name)));
}

/** Fetches the pages and their data anew, without cookies: they are the same for everyone. */
async function keepPages(): Promise<void> {
	const paths = SHELL_PAGES.flatMap((page) => [page, dataOf(page)]);
	await Promise.allSettled(paths.map((path) => keep(path, APP)));
}

/**
 * Keeps the directory of the moment. Pages fetch it too, but the first page a person opens does so
 * before this worker is there to see it.
 */
async function keepDirectory(): Promise<void> {
	try {
		await keep(NEWEST, APP);
		await Promise.all((await newestFiles()).map((path) => keep(path, DIRECTORY)));
	} catch {
		// Kept as soon as a page fetches it.
	}
}

/** Paths of the directory that was the newest at install; none when it couldn't be asked for. */
async function newestFiles(): Promise<string[]> {
	const answer = await (await caches.open(APP)).match(NEWEST);
	return answer ? answer.json() : [];
}

/**
 * Deletes the directories that came before the one kept at install. Not sooner: pages of the build
 * before this one name theirs, and may still be open.
 */
async function forgetOlderDirectories(): Promise<void> {
	const cache = await caches.open(DIRECTORY);
	const held = (await cache.keys()).map(({ url }) => new URL(url).pathname);
	const older = outdated(held, await newestFiles());
	await Promise.all(older.map((path) => cache.delete(path)));
}

/** Fetches and keeps a file under its path; what can't be had is left as it was. */
async function keep(path: string, name: string): Promise<void> {
	const answer = await fetch(path, { credentials: 'omit', redirect: 'error' });
	if (answer.ok) await (await caches.open(name)).put(path, answer);
}

/** A new directory came: the older goes, and the pages that name it are fetched anew. */
async function moveTo(newest: string): Promise<void> {
	const cache = await caches.open(DIRECTORY);
	const requests = await cache.keys();
	const older = requests.filter(({ url }) => !url.includes(`/directory/${newest}/`));
	await Promise.all(older.map((request) => cache.delete(request)));
	if (older.length > 0) await keepPages();
}

/** A file that never changes under its path: from any cache, else fetched and kept. */
async function kept(
	request: Request,
	pathname: string,
	name: string,
	onNew?: () => void
): Promise<Response> {
	const before = await caches.match(pathname);
	if (before) return before;
	const answer = await fetch(request);
	if (answer.ok) {
		await (await caches.open(name)).put(pathname, answer.clone());
		onNew?.();
	}
	return answer;
}

/** The network's answer; when there is none, the first of the paths that was kept. */
async function fetchedOr(request: Request, fallbacks: readonly string[]): Promise<Response> {
	try {
		return await fetch(request);
	} catch (cause) {
		const cache = await caches.open(APP);
		for (const path of fallbacks) {
			const copy = await cache.match(path);
			if (copy) return copy;
		}
		throw cause;
	}
}
