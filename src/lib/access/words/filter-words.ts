import {
	ageName,
	assistanceName,
	kindName,
	languageName,
	payerName,
	routeName
} from '#lib/clinics/record/vocabulary-words.ts';
import type { ClinicFilters } from '#lib/coverage/clinic-filters.ts';
import type { CoverageLevel } from '#lib/coverage/verdict/verdict.ts';
import { m } from '#lib/paraglide/messages.js';

const coverageName: Record<CoverageLevel, () => string> = {
	confirmed: m.find_coverage_confirmed,
	accepted: m.find_coverage_accepted,
	any: m.find_coverage_any
};

/** Each filter and what is chosen of it, for an image that has no form beside it. */
export function filterWords(filters: ClinicFilters): string[] {
	const { routes, payer, coverage, telehealth, age, language, kinds, assistance, fresh } = filters;
	const lists: [label: string, chosen: string[]][] = [
		[
			m.find_treatment(),
			routes.length > 0 ? routes.map((one) => routeName[one]()) : [m.find_any_treatment()]
		],
		[m.find_payer(), [payer ? payerName[payer]() : m.find_any_payer()]],
		[m.find_coverage(), payer ? [coverageName[coverage]()] : []],
		[m.find_age(), age ? [ageName[age]()] : []],
		[m.find_language(), language ? [languageName[language]()] : []],
		[m.find_kind(), kinds.map((one) => kindName[one]())],
		[m.find_assistance(), assistance.map((one) => assistanceName[one]())]
	];
	return [
		...lists
			.filter(([, chosen]) => chosen.length > 0)
			.map(([label, chosen]) => m.access_svg_filter({ label, chosen: chosen.join(', ') })),
		...(telehealth ? [m.find_telehealth()] : []),
		...(fresh ? [m.find_fresh()] : [])
	];
}
