import { phoneInWords } from '#lib/clinics/record/contact/phone.ts';
import { provenanceInWords } from '#lib/clinics/words/provenance-words.ts';
import { directionName, routeName } from '#lib/clinics/record/vocabulary-words.ts';
import { verdictLabel } from '#lib/coverage/verdict/verdict-label.ts';
import { caution, verdictReason } from '#lib/coverage/verdict/words.ts';
import { csvText, type CsvCell } from '#lib/format/csv.ts';
import { direction } from '#lib/geo/directions.ts';
import { fromMetres } from '#lib/geo/units.ts';
import { m } from '#lib/paraglide/messages.js';
import type { TextContext } from './plain-text.ts';
import type { Row } from './view.ts';
import { labelledRoute } from './words.ts';

/** Results as CSV, for programs too: columns have the same names in every language. */
export function resultsAsCsv(rows: readonly Row[], context: TextContext): string {
	const records = rows.map((row) => record(row, context));
	const names = COLUMNS.map((name) =>
		name === 'distance' ? `distance_${unitName(context)}` : name
	);
	const cells = records.map((one) => COLUMNS.map((name) => one[name]));
	return csvText([names, ...cells, [caution(context.today)]]);
}

const COLUMNS = [
	'name',
	'unit',
	'street',
	'city',
	'state',
	'zip',
	'phone',
	'distance',
	'direction',
	'treatments',
	'verdict',
	'reason',
	'source',
	'checked_at',
	'position',
	'latitude',
	'longitude',
	'id'
] as const;

type Cells = Record<(typeof COLUMNS)[number], CsvCell>;

const unitName = ({ filters }: TextContext) => (filters.unit === 'mi' ? 'miles' : 'km');

function record(row: Row, { filters, today }: TextContext): Cells {
	const { card, verdict, metres } = row;
	const provenance =
		verdict?.provenance ?? card.services[0]?.provenance ?? card.payersProvenance ?? null;
	return {
		name: card.name,
		unit: card.unit,
		street: card.street ?? m.card_street_withheld(),
		city: card.city,
		state: card.state,
		zip: card.zip,
		phone: card.phone && phoneInWords(card.phone),
		distance: metres === null ? null : Number(fromMetres(metres, filters.unit).toFixed(1)),
		direction: row.bearing === null ? null : directionName[direction(row.bearing)](),
		treatments: card.routes.length
			? card.routes.map((route) => routeName[route]()).join('; ')
			: m.card_no_routes(),
		verdict:
			verdict && filters.payer && verdictLabel(verdict.kind, filters.payer, labelledRoute(row)),
		reason: verdict && filters.payer && verdictReason(verdict, filters.payer, row.route),
		source: provenance && provenanceInWords(provenance, today),
		checked_at: provenance?.checkedAt ?? null,
		position: card.precision,
		latitude: card.latitude,
		longitude: card.longitude,
		id: card.id
	};
}
