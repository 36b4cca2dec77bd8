import type { Import } from './imports.ts';

/** Which other rooms each room of `src/lib` may import. A room that is not here may not exist. */
export const ROOMS: Record<string, readonly string[]> = {
	geo: [],
	places: ['geo', 'ui'],
	clinics: ['places', 'geo', 'ui'],
	requests: ['places', 'geo'],
	coverage: ['clinics', 'requests', 'places', 'geo', 'ui'],
	search: ['coverage', 'clinics', 'requests', 'places', 'geo', 'ui'],
	access: ['coverage', 'clinics', 'requests', 'places', 'geo', 'ui'],
	submissions: ['coverage', 'clinics', 'places', 'geo', 'ui'],
	sources: ['coverage', 'clinics', 'places', 'geo'],
	map: ['geo'],
	ui: ['geo'],
	server: []
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
	'every action of a page answers by submitForm': ({ path, text }) =>
		path.endsWith('/+page.server.ts') &&
		/\bexport const actions\b/.test(text) &&
		(!/\bsubmitForm\(/.test(text) || /\bcatch\b|\bfail\b|\bformData\(/.test(text)),
	'only forms change something, for Kit checks where those come from': ({ path, text }) =>
		(path.endsWith('/+server.ts') &&
			/\bexport\b.*\b(POST|PUT|PATCH|DELETE|fallback)\b/.test(text)) ||
		(path === 'svelte.config.js' && /\bcsrf\b/.test(text)),
	'only hooks.server.ts reads the environment': ({ path, text }) =>
		path.startsWith('src/') && !IS_TEST.test(path) && /\bprocess\.env\b/.test(text)
};

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

/** A module of `src/lib` that any surroundings may load: not Svelte's, not the server's, no test. */
function isPlain(path: string): boolean {
	return (
		path.startsWith('src/lib/') &&
		path.endsWith('.ts') &&
		!/\.(svelte|server|test)\.ts$/.test(path) &&
		roomOf(path) !== 'server'
	);
}
