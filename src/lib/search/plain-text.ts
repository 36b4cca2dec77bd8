import { listInWords } from '#lib/format/locale.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import { phoneInWords } from '#lib/clinics/record/contact/phone.ts';
import { routeName } from '#lib/clinics/record/vocabulary-words.ts';
import { verdictLabel } from '#lib/coverage/verdict/verdict-label.ts';
import { caution, verdictReason } from '#lib/coverage/verdict/words.ts';
import { provenanceInWords } from '#lib/clinics/words/provenance-words.ts';
import type { Place } from '#lib/places/place.ts';
import type { Filters } from './query.ts';
import type { Row } from './view.ts';
import { labelledRoute, wayInWords } from './words.ts';

/** What a text of results is about. */
export interface TextContext {
	filters: Filters;
	place: Place | null;
	/** ISO date that freshness is measured from. */
	today: string;
}

/**
 * Results as plain text, to paste into a message: every fact with its source and date, and the
 * caution that stands on every page.
 */
export function resultsAsText(heading: string, rows: readonly Row[], context: TextContext): string {
	const blocks = rows.map((row) => rowAsText(row, context));
	return [heading, ...blocks, caution(context.today)].join('\n\n') + '\n';
}

function rowAsText(row: Row, { filters, place, today }: TextContext): string {
	const { card, verdict } = row;
	const provenance = card.services[0]?.provenance ?? card.payersProvenance;
	const lines = [
		[card.name, card.unit].filter(Boolean).join(', '),
		verdict &&
			filters.payer &&
			`${verdictLabel(verdict.kind, filters.payer, labelledRoute(row))}: ${verdictReason(verdict, filters.payer, row.route)}`,
		wayInWords(row, place, filters.unit),
		`${card.street ?? m.card_street_withheld()}, ${card.city}, ${card.state} ${card.zip}`,
		card.routes.length
			? `${m.card_routes()} ${listInWords(
					card.routes.map((route) => routeName[route]()),
					getLocale()
				)}`
			: m.card_no_routes(),
		card.phone ? phoneInWords(card.phone) : m.card_not_reported_phone(),
		provenance && provenanceInWords(provenance, today)
	];
	return lines.filter(Boolean).join('\n');
}
