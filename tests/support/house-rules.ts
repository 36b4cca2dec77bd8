import { SOURCE_IDS } from '#lib/clinics/record/known-sources.ts';
import type { Import } from './imports.ts';

/** Which other rooms each room of `src/lib` may import. A room that is not here may not exist. */
export const ROOMS: Record<string, readonly string[]> = {
	format: [],
	geo: ['format'],
	places: ['geo', 'format', 'ui'],
	clinics: ['places', 'geo', 'format', 'ui'],
	requests: ['places', 'geo', 'format'],
	coverage: ['clinics', 'requests', 'places', 'geo', 'format', 'ui'],
	saved: ['coverage', 'clinics', 'places', 'geo', 'format', 'ui'],
	search: ['saved', 'coverage', 'clinics', 'requests', 'places', 'geo', 'format', 'ui'],
	access: ['coverage', 'clinics', 'requests', 'places', 'geo', 'format', 'ui'],
	accounts: ['format'],
	submissions: ['accounts', 'coverage', 'clinics', 'places', 'geo', 'format', 'ui'],
	sources: ['coverage', 'clinics', 'places', 'geo', 'format'],
	map: ['geo', 'format'],
	ui: ['geo', 'format'],
	server: ['accounts', 'format']
};

/**
 * The sub-rooms of a room, highest first: each may import those below it, never one above or beside it.
 * What lies in the room itself, beside its sub-rooms, is for all of them.
 */
export const SUB_ROOMS: Record<string, readonly (readonly string[])[]> = {
	clinics: [['published'], ['columns'], ['words'], ['matching'], ['record']],
	coverage: [['filters'], ['verdict'], ['policies']],
	search: [['page']],
	access: [['page'], ['report'], ['words'], ['reach'], ['question'], ['people'], ['metrics']],
	submissions: [
		['review'],
		['status'],
		['correction', 'addition', 'update'],
		['proposal'],
		['ownership'],
		['calls'],
		['forms']
	],
	// Each source has a folder of its own, named by its id.
	sources: [SOURCE_IDS, ['import']],
	map: [['clinics', 'reach', 'pin'], ['base']],
	server: [['http'], ['mail'], ['operate'], ['limits'], ['directory'], ['database']]
};

/** Names that say nothing of the field. */
const VAGUE = /(^|\/)(utils?|helpers?|types?|stores?|components?|common|misc|shared)\//;

/** What only a server may run. */
const SERVER_ONLY = /^src\/lib\/(server\/|.*\.server\.ts$)/;

/** What runs on the server alone, and may therefore import it. */
const RUNS_ON_SERVER =
	/^(scripts\/|tests\/|src\/hooks\.server\.|src\/app\.d\.ts$|src\/routes\/(.*\/)?\+(server|page\.server|layout\.server)\.ts$)|\.server\.ts$|^src\/lib\/server\//;

const IS_TEST = /\.test\.ts$/;

/** What a plain module can't have: a framework, a browser or Node around it. */
const SURROUNDINGS = /^(svelte$|svelte\/|\$app\/|\$env\/|\$service-worker$|@sveltejs\/|node:)/;
const LEAFLET = /^(leaflet|protomaps-leaflet|supercluster)(\/|$)/;

/** A rule on imports: what is wrong with one, if anything. */
type Rule = (one: Import) => boolean;

/** The rules on imports; each says when one breaks it. */
export const IMPORT_RULES: Record<string, Rule> = {
	'a room imports only the rooms below it': ({ from, to }) => {
		const [room, other] = [roomOf(from), roomOf(to)];
		if (!room || !other || other === room || other === 'paraglide') return false;
		if (other === 'server') return !SERVER_ONLY.test(from) && !IS_TEST.test(from);
		return !ROOMS[room]?.includes(other);
	},
	'a sub-room imports only the sub-rooms below it': ({ from, to }) => {
		const [room, other] = [roomOf(from), roomOf(to)];
		const levels = room === other && room ? SUB_ROOMS[room] : undefined;
		const [sub, otherSub] = [subRoomOf(from), subRoomOf(to)];
		if (!levels || !sub || !otherSub || sub === otherSub || IS_TEST.test(from)) return false;
		const levelOf = (name: string) => levels.findIndex((level) => level.includes(name));
		return levelOf(otherSub) <= levelOf(sub);
	},
	'a source knows of the field what a record is': ({ from, to }) =>
		/^src\/lib\/sources\/(?!import\/)[^/]+\//.test(from) &&
		!IS_TEST.test(from) &&
		roomOf(to) === 'clinics' &&
		subRoomOf(to) !== 'record',
	'plain modules need no framework, browser or Node': ({ from, to }) =>
		isPlain(from) && SURROUNDINGS.test(to),
	'Leaflet stays in the map': ({ from, to }) =>
		LEAFLET.test(to) && from.startsWith('src/') && roomOf(from) !== 'map',
	'only server files import server files': ({ from, to }) =>
		SERVER_ONLY.test(to) && !RUNS_ON_SERVER.test(from) && !IS_TEST.test(from),
	'only hooks.server.ts reads the environment': ({ from, to }) =>
		/^\$env\//.test(to) && from !== 'src/hooks.server.ts',
	'$app/state instead of $app/stores': ({ to }) => to === '$app/stores',
	'nothing imports routes': ({ from, to }) =>
		to.startsWith('src/routes/') && !from.startsWith('src/routes/'),
	'the site needs no scripts and no tests': ({ from, to }) =>
		from.startsWith('src/') && !IS_TEST.test(from) && /^(scripts|tests)\//.test(to)
};

/** A file of ours and what is in it. */
export interface SourceFile {
	path: string;
	text: string;
}

/** The rules on files. */
export const FILE_RULES: Record<string, (file: SourceFile) => boolean> = {
	'no file is longer than 400 lines': ({ text }) => text.trimEnd().split('\n').length > 400,
	'folders are named after the field': ({ path }) =>
		VAGUE.test(path.replace(/^(src|tests|scripts)\//, '')),
	'every room is known': ({ path }) => {
		const room = roomOf(path);
		return room !== undefined && !(room in ROOMS);
	},
	'every sub-room is known': ({ path }) => {
		const [room, sub] = [roomOf(path), subRoomOf(path)];
		const levels = room ? SUB_ROOMS[room] : undefined;
		return levels !== undefined && sub !== undefined && !levels.flat().includes(sub);
	},
	'every action of a page answers by submitForm': ({ path, text }) =>
		path.endsWith('/+page.server.ts') &&
		/\bexport const actions\b/.test(text) &&
		(!/\bsubmitForm\(/.test(text) || /\bcatch\b|\bfail\b|\bformData\(/.test(text)),
	'only forms change something, for Kit checks where those come from': ({ path, text }) =>
		(path.endsWith('/+server.ts') &&
			/\bexport\b.*\b(POST|PUT|PATCH|DELETE|fallback)\b/.test(text)) ||
		(path === 'svelte.config.js' && /\bcsrf\b/.test(text)),
	'a test that replaces a module loads all anew, for other tests share it': ({ path, text }) =>
		IS_TEST.test(path) &&
		/^vi\.mock\(/m.test(text) &&
		!(
			/^vi\.hoisted\(\(\) => vi\.resetModules\(\)\);/m.test(text) &&
			/^afterAll\(\(\) => void vi\.resetModules\(\)\);/m.test(text)
		),
	'only hooks.server.ts reads the environment': ({ path, text }) =>
		path.startsWith('src/') && !IS_TEST.test(path) && /\bprocess\.env\b/.test(text)
};

/**
 * The imports that lead back to where they are, types included: each file of such a circle can only be
 * understood with all the others.
 */
export function circlesIn(imports: readonly Import[]): string[] {
	const next = Map.groupBy(imports, ({ from }) => from);
	const leadsBack = ({ from, to }: Import): boolean => {
		const seen = new Set([to]);
		for (const file of seen) for (const one of next.get(file) ?? []) seen.add(one.to);
		return seen.has(from);
	};
	return imports.filter(leadsBack).map(({ from, to }) => `${from} → ${to}`);
}

/** Which rules the imports break, and where: "rule: from → to". */
export function brokenByImports(imports: readonly Import[]): string[] {
	return Object.entries(IMPORT_RULES).flatMap(([rule, breaks]) =>
		imports.filter(breaks).map(({ from, to }) => `${rule}: ${from} → ${to}`)
	);
}

/** Which rules the files break: "rule: path". */
export function brokenByFiles(files: readonly SourceFile[]): string[] {
	return Object.entries(FILE_RULES).flatMap(([rule, breaks]) =>
		files.filter(breaks).map(({ path }) => `${rule}: ${path}`)
	);
}

/** The folder of `src/lib` that a path is in. */
function roomOf(path: string): string | undefined {
	return /^src\/lib\/([^/]+)\//.exec(path)?.[1];
}

/** The folder of a room that a path is in; undefined: it lies in the room itself. */
function subRoomOf(path: string): string | undefined {
	return /^src\/lib\/[^/]+\/([^/]+)\//.exec(path)?.[1];
}

/** A module of `src/lib` that any surroundings may load: not Svelte's, not the server's, no test. */
function isPlain(path: string): boolean {
	return (
		path.startsWith('src/lib/') &&
		path.endsWith('.ts') &&
		!/\.(svelte|server|test)\.ts$/.test(path) &&
		roomOf(path) !== 'server'
	);
}
