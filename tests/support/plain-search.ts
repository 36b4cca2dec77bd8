import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import type { Service } from '#lib/clinics/record/service.ts';
import { ROUTES } from '#lib/clinics/record/vocabulary.ts';
import type { FilterKey } from '#lib/coverage/filters/index.ts';
import {
	bestVerdict,
	PASSING,
	rank,
	verdictFor,
	type Verdict
} from '#lib/coverage/verdict/verdict.ts';
import { distance } from '#lib/geo/point.ts';
import { toMetres } from '#lib/geo/units.ts';
import type { SearchQuery } from '#lib/search/query.ts';

/** A clinic found by the plain search. */
export interface PlainMatch {
	index: number;
	metres: number | null;
	verdict: Verdict | null;
}

/**
 * Search as its definition reads, over clinics and not columns: slow, and plain enough to be
 * believed. What `search` is checked against.
 */
export function plainSearch(
	clinics: readonly Clinic[],
	query: SearchQuery,
	today: string
): { treatments: PlainMatch[]; referrals: PlainMatch[] } {
	const matches = clinics
		.map((it, index) => ({ it, index, ...measure(it, query, today) }))
		.filter(({ it, metres }) => {
			const limit = query.radius === null ? Infinity : toMetres(query.radius, 'mi');
			return (metres ?? 0) <= limit && passesFilters(it, query, today);
		})
		.sort((a, b) => {
			const byVerdict =
				query.sort === 'verdict' && a.verdict && b.verdict
					? rank(a.verdict.kind) - rank(b.verdict.kind)
					: 0;
			return byVerdict || (a.metres ?? 0) - (b.metres ?? 0) || a.index - b.index;
		});
	const part = (wanted: boolean) =>
		matches
			.filter(({ it }) => treats(it) === wanted)
			.map(({ index, metres, verdict }) => ({ index, metres, verdict }));
	return { treatments: part(true), referrals: part(false) };
}

function measure(it: Clinic, { place, payer, routes }: SearchQuery, today: string) {
	// Of equal verdicts the first counts, in the order of ROUTES.
	const offered = askedServices(it, routes).map(({ route }) => route);
	const asked = ROUTES.filter((route) => offered.includes(route));
	return {
		metres: place && distance(place, it.position),
		verdict:
			payer &&
			(bestVerdict(asked.map((route) => verdictFor(it, route, payer, today))) ??
				verdictFor(it, null, payer, today))
	};
}

function askedServices(it: Clinic, routes: SearchQuery['routes']) {
	return it.services.filter(({ route }) => routes.length === 0 || routes.includes(route));
}

/** What each filter asks, as its declaration reads. */
const PASSES: Record<
	FilterKey,
	(it: Clinic, query: SearchQuery, asked: Service[], today: string) => boolean
> = {
	routes: (it, _, asked) => !treats(it) || asked.length > 0,
	payer: (it, query, _, today) => {
		const { verdict } = measure(it, query, today);
		return !verdict || PASSING[query.coverage].includes(verdict.kind);
	},
	coverage: () => true,
	telehealth: (it, { telehealth }) => !telehealth || it.telehealthTherapy === true,
	age: (it, { age }) => !age || it.ages.includes(age),
	language: (it, { language }) => !language || it.languages.includes(language),
	wheelchair: (it, { wheelchair }) =>
		!wheelchair ||
		it.wheelchairAccess === 'yes' ||
		(wheelchair === 'partly' && it.wheelchairAccess === 'partly'),
	kinds: (it, { kinds }) => kinds.length === 0 || kinds.includes(it.kind),
	assistance: (it, { assistance }) => assistance.every((help) => it.assistance.includes(help)),
	fresh: (_, { fresh }, asked, today) =>
		!fresh || asked.some(({ provenance }) => isFresh(provenance.checkedAt, today))
};

function passesFilters(it: Clinic, query: SearchQuery, today: string): boolean {
	const asked = askedServices(it, query.routes);
	return Object.values(PASSES).every((passes) => passes(it, query, asked, today));
}
