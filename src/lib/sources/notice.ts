import { KNOWN_SOURCES, type KnownSource } from '#lib/clinics/record/known-sources.ts';
import { SOURCES } from './index.ts';

const cited = SOURCES.map(({ id }) => KNOWN_SOURCES[id]);

/** Members of the directory file that say where it comes from and how it may be used. */
export const NOTICE = {
	title: 'Within Reach: mental health treatment facilities in the United States',
	source: cited.map(citation).join('; '),
	attribution: [
		...Object.values(KNOWN_SOURCES).map(({ attribution }) => attribution),
		'ZIP points: US Census Bureau.'
	].join(' '),
	license: 'ODbL-1.0',
	licenseUrl: 'https://opendatacommons.org/licenses/odbl/1-0/'
} as const;

/** "SAMHSA, National Directory …, 2022 to 2024 editions". */
function citation({ publisher, title, editions }: KnownSource): string {
	const years = Object.keys(editions);
	const last = years.at(-1);
	const which = years.length > 1 ? `${years[0]} to ${last} editions` : `${last} edition`;
	return `${publisher}, ${title}, ${which}`;
}
