import { expect, test } from 'vitest';
import { buildColumns, arrangeClinics } from '#lib/clinics/columns/build-columns.ts';
import { indexDirectory } from '#lib/clinics/columns/directory.ts';
import { DirectoryUnavailable } from '#lib/clinics/published/fetch-directory.ts';
import { listTexts } from '#lib/clinics/columns/list-texts.ts';
import type { Place, Resolution } from '#lib/places/place.ts';
import { infusionClinic, referralPlace } from '../../../../tests/support/sample-clinics.ts';
import { FindCare, type FindCareSources } from './find-care.svelte.ts';
import { DEFAULT_FILTERS } from '#lib/search/query.ts';
import { viewSearch } from '#lib/search/view.ts';

const clinics = arrangeClinics([infusionClinic, referralPlace]);
const directory = indexDirectory(buildColumns(clinics));
const treatments = listTexts(clinics, 0, 1);
const referrals = listTexts(clinics, 1, 2);
const today = '2026-11-23';

function place(text: string, latitude: number): Place {
	return { kind: 'zip', text, label: text, latitude, longitude: -112, precision: 'zip_area' };
}

/** A place that is found only when the test says so. */
function slow() {
	let finish: (resolution: Resolution) => void = () => {};
	const promise = new Promise<Resolution>((resolve) => (finish = resolve));
	return { promise, finish };
}

function start(sources: Partial<FindCareSources> = {}): FindCare {
	const query = { ...DEFAULT_FILTERS, place: null };
	const view = viewSearch(directory, { treatments, referrals }, query, [0, 20], today);
	const first = { today, filters: DEFAULT_FILTERS, near: '', resolution: null };
	return new FindCare(
		{ ...first, problems: [], failure: null, view },
		{
			directory: async () => ({ directory, texts: { treatments, referrals: null } }),
			referralTexts: async () => referrals,
			resolve: async (text) => ({ kind: 'found', place: place(text, 33.4) }),
			...sources
		}
	);
}

test('a slow look-up does not undo a later one', async () => {
	const [first, second] = [slow(), slow()];
	const find = start({ resolve: (text) => (text === '85004' ? first.promise : second.promise) });
	const early = find.goTo('85004');
	const late = find.goTo('10001');
	second.finish({ kind: 'found', place: place('10001', 40.7) });
	expect(await late).toBe(true);
	first.finish({ kind: 'found', place: place('85004', 33.4) });
	expect(await early).toBe(false);
	expect(find.place?.text).toBe('10001');
	expect(find.near).toBe('10001');
});

test('going back while a place is looked up keeps the earlier search', async () => {
	const pending = slow();
	const find = start({ resolve: (text) => (text === '10001' ? pending.promise : found(text)) });
	await find.goTo('85004');
	const overtaken = find.goTo('10001');
	await find.follow(new URL('http://localhost/?payer=medicaid#near=85004'));
	pending.finish({ kind: 'found', place: place('10001', 40.7) });
	expect(await overtaken).toBe(false);
	expect(find.place?.text).toBe('85004');
	expect(find.near).toBe('85004');
	expect(find.filters.payer).toBe('medicaid');
	expect(find.resolving).toBe(false);
});

async function found(text: string): Promise<Resolution> {
	return { kind: 'found', place: place(text, 33.4) };
}

test('what was typed stays when the places cannot be read, and can be tried again', async () => {
	let works = false;
	const find = start({
		resolve: async (text) => {
			if (!works) throw new Error('offline');
			return found(text);
		}
	});
	expect(await find.goTo('85004')).toBe(false);
	expect(find.failure).toBe('places');
	expect(find.near).toBe('85004');
	works = true;
	expect(await find.goTo(find.searched)).toBe(true);
	expect(find.failure).toBeNull();
});

test('a directory that failed is fetched again when asked', async () => {
	let works = false;
	const find = start({
		directory: async () => {
			if (!works) throw new DirectoryUnavailable('offline');
			return { directory, texts: { treatments, referrals: null } };
		}
	});
	await find.load();
	expect(find.failure).toBe('directory');
	works = true;
	await find.load();
	expect(find.failure).toBeNull();
	expect(find.directory).toBe(directory);
});

test('texts of referral places that failed are fetched again when asked', async () => {
	let works = false;
	const find = start({
		referralTexts: async () => {
			if (!works) throw new DirectoryUnavailable('offline');
			return referrals;
		}
	});
	await find.change({ referrals: true, radius: null });
	await expect.poll(() => find.failure).toBe('directory');
	expect(find.view?.rows.map((row) => row.card.id)).toEqual([infusionClinic.id]);
	works = true;
	await find.load();
	await expect.poll(() => find.view?.rows.length).toBe(2);
	expect(find.failure).toBeNull();
});

test('a page older than the published directory says that it must be loaded again', async () => {
	const outdated = new DirectoryUnavailable('gone');
	outdated.outdated = true;
	const find = start({ directory: () => Promise.reject(outdated) });
	await find.load();
	expect(find.failure).toBe('outdated');
});
