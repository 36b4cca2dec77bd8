import type { ClinicCard } from '#lib/clinics/columns/card.ts';
import type { Directory } from '#lib/clinics/columns/directory.ts';
import { PACKED_NAMES } from '#lib/clinics/record/facts/packed.ts';
import { verdictReason } from '#lib/coverage/verdict/words.ts';
import { direction } from '#lib/geo/directions.ts';
import { fromMetres } from '#lib/geo/units.ts';
import { filtersToParams } from './query-url.ts';
import type { SearchQuery } from './query.ts';
import type { Counts } from './result.ts';
import { PAGE_SIZE, viewSearch, type Row, type Texts } from './view.ts';

/** What an answer of the search API is drawn from. */
export interface Sources {
	/** Of the published directory. */
	version: string;
	directory: Directory;
	texts: Texts;
	/** Where this server is: "https://example.org". */
	origin: string;
	/** ISO date. */
	today: string;
}

/** The answer of the search API: plain data for JSON. Distances are in miles. */
export function searchResponse(query: SearchQuery, page: number, sources: Sources) {
	const { version, directory, texts, today } = sources;
	const from = (page - 1) * PAGE_SIZE;
	const view = viewSearch(directory, texts, query, [from, PAGE_SIZE], today);
	const { place } = query;
	const clinicOf = (row: Row | null) => row && clinicAnswer(row, query, sources);
	return {
		origin: place && {
			label: place.label,
			latitude: place.latitude,
			longitude: place.longitude,
			precision: place.precision
		},
		total: view.total,
		referralTotal: view.referralTotal,
		page,
		pages: Math.ceil((view.total + view.referralTotal) / PAGE_SIZE),
		pageSize: PAGE_SIZE,
		directory: { version, editions: directory.columns.editions },
		today,
		clinics: view.rows.map(clinicOf),
		counts: countsAnswer(view.counts),
		nearest: { covered: clinicOf(view.nearest.covered), any: clinicOf(view.nearest.any) },
		loosen: view.loosen.map(({ filter, change, total }) => ({
			filter,
			change,
			total,
			/** The whole search with this change, as query parameters without `near`. */
			parameters: filtersToParams({ ...query, ...change }).toString()
		}))
	};
}

/** Counts as the API has always named them: some after their options. */
function countsAnswer({ payer, age, language, ...others }: Counts) {
	return { ...others, payers: payer, ages: age, languages: language };
}

function clinicAnswer(row: Row, { payer }: SearchQuery, { origin }: Sources) {
	const { card, verdict, metres } = row;
	return {
		id: card.id,
		name: card.name,
		unit: card.unit,
		/** null: withheld by the facility. */
		street: card.street,
		city: card.city,
		state: card.state,
		zip: card.zip,
		phone: card.phone && card.phone.number + extension(card.phone.extension),
		latitude: card.latitude,
		longitude: card.longitude,
		precision: card.precision,
		distanceMiles: metres === null ? null : Number(fromMetres(metres, 'mi').toFixed(2)),
		direction: row.bearing === null ? null : direction(row.bearing),
		referral: row.referral,
		...factsOf(card),
		routes: card.routes,
		services: card.services,
		payers: card.payers,
		implausible: card.implausible,
		listedBy: card.listedBy,
		verdict: verdict &&
			payer && {
				kind: verdict.kind,
				reason: verdictReason(verdict, payer, row.route),
				route: row.route,
				checkedAt: verdict.provenance?.checkedAt ?? null,
				source: verdict.provenance?.source ?? null,
				edition: verdict.provenance?.edition ?? null,
				level: verdict.provenance?.level ?? null,
				evidence: verdict.provenance?.evidence ?? null
			},
		url: `${origin}/clinics/${card.id}`
	};
}

/** All that lists know of a clinic, by the names of its members. null: not reported. */
const factsOf = (card: ClinicCard) =>
	Object.fromEntries(PACKED_NAMES.map((name) => [name, card[name] ?? null]));

/** RFC 3966: "+14806411165;ext=12". */
const extension = (digits?: string): string => (digits ? `;ext=${digits}` : '');
