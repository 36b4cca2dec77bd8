import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	brokenByFiles,
	brokenByImports,
	circlesIn,
	FILE_RULES,
	IMPORT_RULES,
	ROOMS,
	type SourceFile
} from './support/house-rules.ts';
import { importsUnder, typeImports } from './support/imports.ts';

const imports = await importsUnder(['src', 'scripts']);
const files = [...['src', 'scripts', 'tests'].flatMap(sourceFiles), ownText('svelte.config.js')];

function ownText(path: string): SourceFile {
	return { path, text: readFileSync(path, 'utf8') };
}

function sourceFiles(folder: string): SourceFile[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => /\.(ts|svelte)$/.test(path) && !path.startsWith('src/lib/paraglide/'))
		.map(ownText);
}

describe('the house', () => {
	it('is read: packages, framework, rooms and types alike', () => {
		const seen = new Set(imports.map(({ from, to }) => `${from} ${to}`));
		expect(seen).toContain('src/hooks.server.ts $env/dynamic/private');
		expect(seen).toContain('src/lib/server/operate/settings.ts zod');
		expect(seen).toContain('src/lib/search/result.ts src/lib/coverage/verdict/verdict.ts');
		expect(seen).toContain('src/routes/+layout.svelte src/lib/ui/CrisisLines.svelte');
		expect(seen).toContain('src/routes/+layout.svelte svelte');
		expect(seen).toContain('scripts/start.ts node:fs');
	});

	it('says in each room what it is for', () => {
		const mute = Object.keys(ROOMS).filter((room) => !existsSync(`src/lib/${room}/README.md`));
		expect(mute).toEqual([]);
	});

	it('keeps its rules on imports', () => {
		expect(brokenByImports(imports)).toEqual([]);
	});

	it('has no circle of imports', () => {
		expect(circlesIn(imports)).toEqual([]);
	});

	it('keeps its rules on files', () => {
		expect(brokenByFiles(files)).toEqual([]);
	});
});

/** An import that breaks each rule, and one like it that doesn't. */
const BROKEN: [rule: string, from: string, to: string, fine: string][] = [
	...[
		['src/lib/geo/point.ts', 'src/lib/places/place.ts', 'src/lib/geo/units.ts'],
		['src/lib/format/locale.ts', 'src/lib/places/place.ts', 'src/lib/format/csv.ts'],
		['src/lib/places/place.ts', 'src/lib/clinics/record/clinic.ts', 'src/lib/geo/point.ts'],
		[
			'src/lib/clinics/columns/card.ts',
			'src/lib/coverage/verdict/verdict.ts',
			'src/lib/places/place.ts'
		],
		[
			'src/lib/coverage/verdict/verdict.ts',
			'src/lib/search/query.ts',
			'src/lib/clinics/record/clinic.ts'
		],
		[
			'src/lib/search/search.ts',
			'src/lib/sources/samhsa.ts',
			'src/lib/coverage/verdict/verdict.ts'
		],
		['src/lib/search/search.ts', 'src/lib/access/reach/nearest.ts', 'src/lib/geo/point.ts'],
		[
			'src/lib/access/reach/nearest.ts',
			'src/lib/search/search.ts',
			'src/lib/clinics/record/clinic.ts'
		],
		[
			'src/lib/submissions/diff.ts',
			'src/lib/sources/samhsa.ts',
			'src/lib/clinics/record/clinic.ts'
		],
		[
			'src/lib/sources/samhsa.ts',
			'src/lib/submissions/diff.ts',
			'src/lib/clinics/record/clinic.ts'
		],
		['src/lib/search/FindCare.svelte', 'src/lib/map/Map.svelte', 'src/lib/ui/CrisisLines.svelte'],
		['src/lib/map/Map.svelte', 'src/lib/clinics/columns/card.ts', 'src/lib/geo/point.ts'],
		['src/lib/ui/Distance.svelte', 'src/lib/coverage/verdict/verdict.ts', 'src/lib/geo/units.ts'],
		[
			'src/lib/server/http/headers.ts',
			'src/lib/clinics/record/clinic.ts',
			'src/lib/server/operate/settings.ts'
		]
	].map(
		(paths): [string, string, string, string] =>
			['a room imports only the rooms below it', ...paths] as [string, string, string, string]
	),
	...[
		['clinics/record/clinic.ts', 'clinics/columns/mask.ts', 'clinics/record/service.ts'],
		['clinics/record/address.ts', 'clinics/published/published.server.ts', 'geo/point.ts'],
		['submissions/correction/a.ts', 'submissions/update/b.ts', 'submissions/proposal/risk.ts'],
		['map/base/palette.ts', 'map/reach/raster.ts', 'map/base/shield.ts'],
		['server/database/tables.ts', 'server/http/headers.ts', 'server/database/limits.ts']
	].map((paths): [string, string, string, string] => {
		const [from, to, fine] = paths.map((path) => `src/lib/${path}`);
		return ['a sub-room imports only the sub-rooms below it', from, to, fine];
	}),
	[
		'a source knows of the field what a record is',
		'src/lib/sources/samhsa/facility.ts',
		'src/lib/clinics/columns/card.ts',
		'src/lib/clinics/record/clinic.ts'
	],
	...['svelte', 'svelte/store', '$app/state', 'node:fs', '@sveltejs/kit'].map(
		(to): [string, string, string, string] => [
			'plain modules need no framework, browser or Node',
			'src/lib/search/search.ts',
			to,
			'kdbush'
		]
	),
	['Leaflet stays in the map', 'src/lib/search/FindCare.svelte', 'leaflet', 'svelte'],
	[
		'only server files import server files',
		'src/routes/+page.svelte',
		'src/lib/clinics/published/published.server.ts',
		'src/lib/clinics/record/clinic.ts'
	],
	[
		'only server files import server files',
		'src/routes/+page.ts',
		'src/lib/server/http/headers.ts',
		'src/lib/clinics/record/clinic.ts'
	],
	[
		'only hooks.server.ts reads the environment',
		'src/routes/+page.server.ts',
		'$env/dynamic/private',
		'$app/environment'
	],
	['$app/state instead of $app/stores', 'src/routes/+page.svelte', '$app/stores', '$app/state'],
	['nothing imports routes', 'src/lib/ui/Nav.svelte', 'src/routes/links.ts', 'svelte'],
	['the site needs no scripts and no tests', 'src/lib/geo/point.ts', 'tests/a.ts', 'kdbush']
];

describe('the rules on imports', () => {
	it.each(BROKEN)('%s: %s may not import %s', (rule, from, to, fine) => {
		expect(brokenByImports([{ from, to }])).toContain(`${rule}: ${from} → ${to}`);
		expect(brokenByImports([{ from, to: fine }])).toEqual([]);
	});

	it('each have a case above', () => {
		expect(new Set(BROKEN.map(([rule]) => rule))).toEqual(new Set(Object.keys(IMPORT_RULES)));
	});

	it('let the server, tests and hooks have what they need', () => {
		const fine = [
			['src/hooks.server.ts', '$env/dynamic/private'],
			['src/routes/clinics/[id]/+page.server.ts', 'src/lib/clinics/published/published.server.ts'],
			['src/routes/+layout.server.ts', 'src/lib/server/operate/settings.ts'],
			['src/lib/clinics/published/published.server.ts', 'node:fs'],
			['src/lib/clinics/published/published.server.ts', 'src/lib/server/operate/settings.ts'],
			['src/lib/clinics/record/clinic.test.ts', 'node:fs'],
			['src/lib/saved/saved.svelte.ts', 'svelte'],
			['src/lib/map/cluster.ts', 'leaflet']
		].map(([from, to]) => ({ from, to }));
		expect(brokenByImports(fine)).toEqual([]);
	});

	it('see a circle of any length, and none where two ways lead to one file', () => {
		const chain = (...files: string[]) => files.slice(1).map((to, i) => ({ from: files[i], to }));
		expect(circlesIn(chain('a', 'b', 'c', 'a'))).toEqual(['a → b', 'b → c', 'c → a']);
		expect(circlesIn(chain('a', 'a'))).toEqual(['a → a']);
		expect(circlesIn([...chain('x', 'a', 'b', 'd'), ...chain('a', 'c', 'd')])).toEqual([]);
	});

	it('see the types a component imports', () => {
		const source = `<script lang="ts">
	import type {
		Verdict
	} from '#lib/coverage/verdict/verdict.ts';
	import type { Point } from './point.ts';
	import Tag from './Tag.svelte';
</script>`;
		const from = 'src/lib/ui/A.svelte';
		expect(typeImports(from, source)).toEqual([
			{ from, to: 'src/lib/coverage/verdict/verdict.ts' },
			{ from, to: 'src/lib/ui/point.ts' }
		]);
	});
});

describe('the rules on files', () => {
	const cases: [rule: string, broken: SourceFile, fine: SourceFile][] = [
		[
			'no file is longer than 400 lines',
			{ path: 'src/lib/geo/a.ts', text: 'x\n'.repeat(401) },
			{ path: 'src/lib/geo/a.ts', text: 'x\n'.repeat(400) }
		],
		[
			'folders are named after the field',
			{ path: 'src/lib/search/utils/a.ts', text: '' },
			{ path: 'src/lib/search/a.ts', text: '' }
		],
		[
			'every room is known',
			{ path: 'src/lib/booking/a.ts', text: '' },
			{ path: 'src/lib/search/a.ts', text: '' }
		],
		[
			'every sub-room is known',
			{ path: 'src/lib/clinics/booking/a.ts', text: '' },
			{ path: 'src/lib/clinics/record/facts/a.ts', text: '' }
		],
		[
			'every action of a page answers by submitForm',
			{
				path: 'src/routes/a/+page.server.ts',
				text: 'export const actions = { default: (event) => submitForm(event, x).catch(again) };'
			},
			{
				path: 'src/routes/a/+page.server.ts',
				text: 'export const actions = { default: (event) => submitForm(event, x) };'
			}
		],
		[
			'only forms change something, for Kit checks where those come from',
			{ path: 'src/routes/a/+server.ts', text: 'export const POST: RequestHandler = save;' },
			{ path: 'src/routes/a/+server.ts', text: 'export const GET: RequestHandler = read;' }
		],
		[
			'only forms change something, for Kit checks where those come from',
			{ path: 'svelte.config.js', text: "csrf: { trustedOrigins: ['*'] }" },
			{ path: 'svelte.config.js', text: 'csp: {}' }
		],
		[
			'a test that replaces a module loads all anew, for other tests share it',
			{ path: 'src/lib/geo/a.test.ts', text: "vi.mock('./b.ts', fake);\n" },
			{
				path: 'src/lib/geo/a.test.ts',
				text: "vi.hoisted(() => vi.resetModules());\nafterAll(() => void vi.resetModules());\nvi.mock('./b.ts', fake);\n"
			}
		],
		[
			'only hooks.server.ts reads the environment',
			{ path: 'src/lib/geo/a.ts', text: 'process.env.X' },
			{ path: 'scripts/a.ts', text: 'process.env.X' }
		]
	];

	it.each(cases)('%s', (rule, broken, fine) => {
		expect(brokenByFiles([broken])).toContain(`${rule}: ${broken.path}`);
		expect(brokenByFiles([fine])).toEqual([]);
	});

	it('each have a case above', () => {
		expect([...new Set(cases.map(([rule]) => rule))]).toEqual(Object.keys(FILE_RULES));
	});
});
