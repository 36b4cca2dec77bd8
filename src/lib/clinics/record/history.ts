import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { listInWords } from '#lib/geo/formats.ts';
import type { Clinic } from './clinic.ts';
import { EDITIONS, type Edition } from './vocabulary.ts';

const LATEST: Edition = EDITIONS[EDITIONS.length - 1];

/** Whether the latest edition still lists it. A clinic that came by another way was never listed. */
export function isListed({ listed }: Clinic['editions']): boolean {
	return listed.length === 0 || listed.includes(LATEST);
}

/** "Ketamine infusion reported in 2022 and 2023; no longer reported in 2024." '' when never. */
export function ketamineHistory({ listed, ketamine }: Clinic['editions']): string {
	if (ketamine.length === 0) return '';
	const years = inWords(ketamine);
	const silentIn = listed.filter((year) => !ketamine.includes(year));
	if (silentIn.length === 0) return m.clinic_history_reported({ years });
	const later = silentIn.filter((year) => year > ketamine[ketamine.length - 1]);
	if (later.length === silentIn.length) {
		return m.clinic_history_no_longer_reported({ years, since: inWords(later) });
	}
	return m.clinic_history_reported_not_always({ years, silent: inWords(silentIn) });
}

/** Which yearly editions of the directory list a clinic. '' when it came by another way. */
export function listedHistory({ listed }: Clinic['editions']): string {
	if (listed.length === 0) return '';
	if (!listed.includes(LATEST)) {
		return m.clinic_history_left({ years: inWords(listed), latest: LATEST });
	}
	if (listed.length === 1) return m.clinic_history_new({ latest: LATEST });
	return m.clinic_history_listed({ years: inWords(listed) });
}

/** "2022, 2023 and 2024", in the language of the page. */
function inWords(years: readonly Edition[]): string {
	return listInWords(years.map(String), getLocale());
}
