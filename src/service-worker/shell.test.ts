import { describe, expect, it } from 'vitest';
import { SHELL_PAGES, dataOf, isShellFile, outdated, planFor } from './shell.ts';

const assets = new Set(['/_app/immutable/entry/start.js', '/icon.svg']);
const plan = (pathname: string, navigates = false) => planFor(pathname, navigates, assets);

describe('what opens offline', () => {
	it('is the finder, the saved list and the treatment pages, in both languages', () => {
		expect(SHELL_PAGES).toEqual(
			expect.arrayContaining(['/', '/es', '/saved', '/es/saved', '/treatment', '/es/treatment'])
		);
		expect(plan('/es/treatment', true)).toEqual({
			kind: 'page',
			fallbacks: ['/es/treatment', '/es/offline']
		});
		expect(plan('/es/', true)).toEqual({ kind: 'page', fallbacks: ['/es', '/es/offline'] });
	});

	it('is a plain page for anything else, in the language of the address', () => {
		expect(plan('/clinics/some-clinic', true)).toEqual({ kind: 'page', fallbacks: ['/offline'] });
		expect(plan('/es/clinics/x', true)).toEqual({ kind: 'page', fallbacks: ['/es/offline'] });
		expect(plan('/escape', true)).toEqual({ kind: 'page', fallbacks: ['/offline'] });
	});

	it('is the data of those pages, for going from one to the other', () => {
		expect(plan('/__data.json')).toEqual({ kind: 'data', fallbacks: ['/__data.json'] });
		expect(plan('/es/saved/__data.json')).toEqual({
			kind: 'data',
			fallbacks: ['/es/saved/__data.json']
		});
		expect(plan('/clinics/x/__data.json')).toEqual({ kind: 'network' });
		expect(dataOf('/es')).toBe('/es/__data.json');
	});

	it('is the directory by its version, built files, and places that were asked for', () => {
		expect(plan('/directory/0123456789abcdef/columns.bin')).toEqual({
			kind: 'directory',
			version: '0123456789abcdef'
		});
		expect(plan('/directory/../secret')).toEqual({ kind: 'network' });
		expect(plan('/icon.svg')).toEqual({ kind: 'asset' });
		expect(plan('/places/zips/4.txt')).toEqual({ kind: 'place' });
	});

	it('is neither the basemap nor the search for programs', () => {
		expect(plan('/basemap/us.pmtiles')).toEqual({ kind: 'network' });
		expect(plan('/api/search')).toEqual({ kind: 'network' });
		expect(isShellFile('/basemap/us.pmtiles')).toBe(false);
		expect(isShellFile('/places/zips/4.txt')).toBe(false);
		expect(isShellFile('/icon.svg')).toBe(true);
	});
});

describe('an older directory', () => {
	const files = (version: string, ...names: string[]) =>
		names.map((name) => `/directory/${version.repeat(16)}/${name}`);
	const newest = files('b', 'columns.bin', 'treatment-texts.json');
	const older = files('a', 'columns.bin', 'treatment-texts.json', 'referral-texts.json');

	it('goes once the newest is held whole, with all that is of its version', () => {
		const more = files('b', 'referral-texts.json');
		expect(outdated([...older, ...newest, ...more], newest)).toEqual(older);
		expect(outdated([...newest, ...more], newest)).toEqual([]);
	});

	it('stays while the newest is not there, or not known', () => {
		expect(outdated([...older, newest[0]], newest)).toEqual([]);
		expect(outdated(older, [])).toEqual([]);
	});
});
