import { DIRECTORY_ROUTES, type Route } from '#lib/clinics/record/vocabulary.ts';
import { policySentence } from '#lib/coverage/policies/policy-words.ts';
import { looseningWords } from '#lib/coverage/filters/filter-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import type { AccessQuery } from '#lib/access/question/query.ts';
import type { Loosening } from '#lib/access/question/unanswerable.ts';
import { peopleInWords, routesInWords } from './words.ts';

/** Treatments that are asked for and that the source directory can say nothing about. */
export const uncoded = ({ routes }: Pick<AccessQuery, 'routes'>): Route[] =>
	routes.filter((route) => !DIRECTORY_ROUTES.includes(route));

/** Why it is not known, as far as the sources are the reason. */
export function whyUnknown(query: AccessQuery): string[] {
	const routes = uncoded(query);
	return [
		...(routes.length > 0 ? [m.access_unknown_code({ route: routesInWords(routes) })] : []),
		m.access_method_sources()
	];
}

/** A loosening as something to press: "Any insurance: 138 clinics". */
export function looseningInWords({ filter, change, total }: Loosening, query: AccessQuery): string {
	const words = filter === 'nth' ? m.access_nth_1() : looseningWords(filter, change, query);
	return m.loosen_gives({ change: words, count: total, number: peopleInWords(total) });
}

/** Year of the census that people are counted by. */
const CENSUS = '2020';

/** What has to be known to read a headline, in its place: in a few short sentences. */
export function caveatsInPlace(query: AccessQuery, answer: AccessAnswer): string[] {
	const routes = uncoded(query);
	const caveats = [
		answer.edition === null
			? m.access_caveat_no_directory()
			: m.access_caveat_sources({ year: answer.edition })
	];
	if (answer.unanswerable === null && routes.length > 0) {
		caveats.push(m.access_caveat_code({ route: routesInWords(routes) }));
	}
	if (answer.listed === 0 && answer.matching > 0) caveats.push(m.access_caveat_dropped());
	caveats.push(m.access_caveat_measured({ year: CENSUS }));
	return caveats;
}

/** That taking an insurance is not paying for a treatment, with what is known; null: no insurance is asked for. */
export function policyInPlace({ routes, payer }: AccessQuery): string | null {
	if (!payer) return null;
	const policies = routes
		.map((route) => policySentence(payer, route))
		.filter((policy) => policy !== undefined);
	return policies.length > 0
		? m.access_caveat_takes({ policy: policies.join(' ') })
		: m.access_method_payer();
}
