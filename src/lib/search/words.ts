import { looseningWords } from '#lib/coverage/filters/filter-words.ts';
import type { Route } from '#lib/clinics/record/vocabulary.ts';
import { directionName, payerPhrase } from '#lib/clinics/record/vocabulary-words.ts';
import { direction } from '#lib/geo/directions.ts';
import { amount, distanceInWords, milesAs, milesInWords } from '#lib/geo/distance-in-words.ts';
import type { Unit } from '#lib/geo/units.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Place } from '#lib/places/place.ts';
import type { Filters } from './query.ts';
import type { Loosening, Match } from './result.ts';

/** A radius as an option of the form: "Within 50 miles". */
export function radiusOption(miles: number | null, unit: Unit): string {
	if (miles === null) return m.find_any_distance();
	const distance = milesAs(miles, unit);
	return unit === 'mi' ? m.find_within_miles({ distance }) : m.find_within_km({ distance });
}

/** A place inside a sentence: "ZIP 85004 (Phoenix, AZ)", "Springfield, IL", "your location". */
export function placeInWords(place: Place): string {
	const town = [place.name, place.county, place.state].filter(Boolean).join(', ');
	if (place.kind === 'point') return place.device ? m.place_your_location() : m.place_this_point();
	if (place.kind === 'town') return town || place.text;
	const zip = place.zip ?? place.text;
	return town ? m.place_zip({ zip, town }) : m.place_zip_bare({ zip });
}

/** Where distances are measured from: "from ZIP 85004's center". */
function fromPlace(place: Place): string {
	const zip = place.zip ?? place.text;
	switch (place.precision) {
		case 'zip_area':
			return m.place_from_zip({ zip });
		case 'zip_fallback':
			return m.place_from_zip_fallback({ zip });
		case 'town':
			return m.place_from_town({ town: place.name ?? place.text });
		case 'point':
			return place.device ? m.place_from_device() : m.place_from_point();
	}
}

/** "6 mi north-west, straight line, from ZIP 60601's center"; undefined without a place. */
export function wayInWords(match: Match, place: Place | null, unit: Unit): string | undefined {
	if (!place || match.metres === null || match.bearing === null) return undefined;
	return m.card_distance({
		distance: distanceInWords(match.metres, unit),
		direction: directionName[direction(match.bearing)](),
		from: fromPlace(place)
	});
}

/** How many a search found, and around what: the heading of the results. */
export function totalInWords(
	count: number,
	{ radius, unit }: Filters,
	place: Place | null
): string {
	if (!place) return count ? m.results_total_nowhere({ count }) : m.results_none_any();
	const where = placeInWords(place);
	if (radius === null) {
		return count ? m.results_total_any({ count, place: where }) : m.results_none_any();
	}
	const distance = milesInWords(radius, unit);
	return count
		? m.results_total_within({ count, distance, place: where })
		: m.results_none_within({ distance, place: where });
}

/** A loosening as something to press: "Within 100 miles: 3 clinics". */
export function looseningInWords({ filter, change, total }: Loosening, filters: Filters): string {
	const gives = (change: string) => ({ change, count: total, number: amount(total) });
	switch (filter) {
		case 'referrals':
			return m.loosen_gives_referrals(gives(m.loosen_referrals()));
		case 'radius': {
			const distance = change.radius && milesInWords(change.radius, filters.unit);
			return m.loosen_gives(
				gives(distance ? m.loosen_radius({ distance }) : m.loosen_radius_any())
			);
		}
		default:
			return m.loosen_gives(gives(looseningWords(filter, change, filters)));
	}
}

/** The nearest clinics in sentences: with and without the payer. Empty without a place. */
export function nearestInWords(
	nearest: { covered: Match | null; any: Match | null },
	{ payer, coverage, unit }: Filters
): string[] {
	const away = (match: Match | null) =>
		match && match.metres !== null ? distanceInWords(match.metres, unit) : null;
	const covered = away(nearest.covered);
	const any = away(nearest.any);
	const sentences: string[] = [];
	if (payer && any) {
		const words = { payer: payerPhrase[payer](), distance: covered ?? '' };
		const sentence = {
			confirmed: m.results_nearest_covered_strict,
			accepted: m.results_nearest_covered,
			any: m.results_nearest_covered_any
		}[coverage];
		sentences.push(covered ? sentence(words) : m.results_nearest_covered_none(words));
	}
	if (any) sentences.push(m.results_nearest_any({ distance: any }));
	return sentences;
}

/** What a screen reader is told when a search is done. */
export function announcementInWords(count: number, { sort }: Filters): string {
	if (count === 0) return m.results_announce_none();
	return sort === 'verdict'
		? m.results_announce_verdict({ count })
		: m.results_announce_distance({ count });
}

/**
 * The treatment that a match's verdict is labelled for: null for a referral place, which is judged
 * as a whole; undefined when several treatments are meant.
 */
export function labelledRoute({ referral, route }: Match): Route | null | undefined {
	return referral ? null : (route ?? undefined);
}
