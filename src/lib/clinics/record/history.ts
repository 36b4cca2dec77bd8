import { listInWords } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { latestOf, type Edition, type ListedBy } from './editions.ts';

/**
 * Whether the latest edition of a directory still lists it. A clinic that came by another way was
 * never listed.
 *
 * @param editions of all directories: `editionsIn`
 */
export function isListed(listedBy: ListedBy, editions: readonly Edition[]): boolean {
	return (
		listedBy.length === 0 ||
		listedBy.some(({ source, edition }) => edition === latestOf(editions, source))
	);
}

/** "Ketamine infusion reported in 2022 and 2023; no longer reported in 2024." '' when never. */
export function ketamineHistory(listedBy: ListedBy): string {
	return eachDirectory(listedBy, (ofOne) => {
		const reported = yearsOf(ofOne.filter(reportsInfusion));
		if (reported.length === 0) return '';
		const years = inWords(reported);
		const silentIn = yearsOf(ofOne).filter((year) => !reported.includes(year));
		if (silentIn.length === 0) return m.clinic_history_reported({ years });
		const later = silentIn.filter((year) => year > reported[reported.length - 1]);
		if (later.length === silentIn.length) {
			return m.clinic_history_no_longer_reported({ years, since: inWords(later) });
		}
		return m.clinic_history_reported_not_always({ years, silent: inWords(silentIn) });
	});
}

/**
 * Which yearly editions of a directory list a clinic. '' when it came by another way.
 *
 * @param editions of all directories: `editionsIn`
 */
export function listedHistory(listedBy: ListedBy, editions: readonly Edition[]): string {
	return eachDirectory(listedBy, (ofOne, source) => {
		const listed = yearsOf(ofOne);
		const latest = latestOf(editions, source);
		if (latest !== undefined && !listed.includes(latest)) {
			return m.clinic_history_left({ years: inWords(listed), latest });
		}
		if (listed.length === 1) return m.clinic_history_new({ latest: listed[0] });
		return m.clinic_history_listed({ years: inWords(listed) });
	});
}

/**
 * Of a place that offers nothing now: "Reported ketamine infusion in 2022; no longer in 2024." '' when
 * it never did.
 *
 * @param editions of all directories: `editionsIn`
 */
export function reportedOnce(listedBy: ListedBy, editions: readonly Edition[]): string {
	return eachDirectory(listedBy.filter(reportsInfusion), (ofOne, source) => {
		const latest = latestOf(editions, source) ?? '';
		return m.card_was_reported({ years: inWords(yearsOf(ofOne)), latest });
	});
}

const reportsInfusion = ({ routes }: ListedBy[number]) => routes?.includes('iv_infusion') === true;
const yearsOf = (listedBy: ListedBy) => listedBy.map(({ edition }) => edition);

function eachDirectory(
	listedBy: ListedBy,
	say: (ofOne: ListedBy, source: string) => string
): string {
	const bySource = Map.groupBy(listedBy, ({ source }) => source);
	return [...bySource]
		.map(([source, ofOne]) => say(ofOne, source))
		.filter(Boolean)
		.join(' ');
}

/** "2022, 2023 and 2024", in the language of the page. */
function inWords(years: readonly string[]): string {
	return listInWords(years, getLocale());
}
