import type { ClinicCard } from '#lib/clinics/columns/card.ts';
import { editionId } from '#lib/clinics/record/editions.ts';
import { ketamineHistory, listedHistory } from '#lib/clinics/record/history.ts';
import { phoneInWords } from '#lib/clinics/record/contact/phone.ts';
import { PAYERS, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import { PACKED_FACTS, PACKED_NAMES } from '#lib/clinics/record/facts/packed.ts';
import { payerName, routeName } from '#lib/clinics/record/vocabulary-words.ts';
import { factInWords } from '#lib/clinics/words/fact-in-words.ts';
import { csvText } from '#lib/format/csv.ts';
import { m } from '#lib/paraglide/messages.js';
import { editionInWords } from '#lib/clinics/words/provenance-words.ts';
import { verdictLabel } from '#lib/coverage/verdict/verdict-label.ts';
import type { Verdict } from '#lib/coverage/verdict/verdict.ts';
import { caution, verdictReason } from '#lib/coverage/verdict/words.ts';
import { provenanceInWords } from '#lib/clinics/words/provenance-words.ts';

/** A saved clinic, with what it says of every payer. */
export interface Compared {
	card: ClinicCard;
	verdicts: Record<Payer, Verdict>;
}

/** At most this many stand side by side. */
export const COMPARE_LIMIT = 4;

/** The treatment to word a verdict for: the one it speaks of, else the only one there is. */
export function wordedRoute({ card }: Compared, verdict: Verdict): Route | null {
	return verdict.route ?? (card.routes.length === 1 ? card.routes[0] : null);
}

/** The treatment to label it for; undefined leaves open for which of several the verdict holds. */
export function labelledRoute(it: Compared, verdict: Verdict): Route | null | undefined {
	return wordedRoute(it, verdict) ?? (it.card.routes.length > 0 ? undefined : null);
}

/** A verdict and its reason. */
export function verdictInWords(it: Compared, payer: Payer): string {
	const verdict = it.verdicts[payer];
	const label = verdictLabel(verdict.kind, payer, labelledRoute(it, verdict));
	return `${label}. ${verdictReason(verdict, payer, wordedRoute(it, verdict))}`;
}

/** Street and town; the street may be withheld. */
export function whereInWords({ street, city, state, zip }: ClinicCard): string {
	return `${street ?? m.clinic_address_withheld()}, ${city}, ${state} ${zip}`;
}

/** What a comparison says of a clinic besides its verdicts, in the order of its rows. */
export const FACT_ROWS: readonly {
	name: () => string;
	value: (card: ClinicCard, today: string) => string;
}[] = [
	{
		name: m.clinic_treatments,
		value: ({ routes }) =>
			routes.length > 0
				? routes.map((route) => routeName[route]()).join('; ')
				: m.clinic_referral_label()
	},
	{ name: m.clinic_address, value: (card) => whereInWords(card) },
	...PACKED_NAMES.map((fact) => ({
		name: PACKED_FACTS[fact].label,
		value: (card: ClinicCard) => factInWords(PACKED_FACTS[fact], card[fact])
	})),
	{
		name: m.compare_history,
		value: ({ listedBy, editions }) =>
			`${ketamineHistory(listedBy)} ${listedHistory(listedBy, editions)}`.trim()
	},
	{
		name: m.compare_source,
		value: ({ services, payersProvenance, listedBy, implausible }, today) => {
			const provenance = services[0]?.provenance ?? payersProvenance;
			const last = listedBy.at(-1);
			const words = provenance
				? provenanceInWords(provenance, today)
				: last && editionInWords(editionId(last));
			return [words && `${words}.`, implausible && m.source_implausible()]
				.filter(Boolean)
				.join(' ');
		}
	}
];

/**
 * Clinics as plain text, one after the other, to paste into a message.
 *
 * @param payer the insurance to speak of; null: every one that a clinic says something of
 * @param today ISO date, which the text bears
 */
export function comparedAsText(
	clinics: readonly Compared[],
	payer: Payer | null,
	today: string
): string {
	const blocks = clinics.map((it) => {
		const payers = payer ? [payer] : PAYERS.filter((one) => it.verdicts[one].provenance !== null);
		return [
			nameInWords(it.card),
			...(it.card.phone ? [phoneInWords(it.card.phone)] : []),
			...payers.map((one) => `${payerName[one]()}: ${verdictInWords(it, one)}`),
			...FACT_ROWS.map(({ name, value }) => `${name()}: ${value(it.card, today)}`)
		].join('\n');
	});
	return [...blocks, caution(today)].join('\n\n');
}

/** Clinics as CSV, a clinic a row, its facts in words. */
export function comparedAsCsv(clinics: readonly Compared[], today: string): string {
	const names = [
		'ID',
		m.compare_name(),
		m.clinic_phone(),
		...FACT_ROWS.map(({ name }) => name()),
		...PAYERS.map((payer) => payerName[payer]()),
		m.compare_made()
	];
	const records = clinics.map((it) => [
		it.card.id,
		nameInWords(it.card),
		it.card.phone ? phoneInWords(it.card.phone) : '',
		...FACT_ROWS.map(({ value }) => value(it.card, today)),
		...PAYERS.map((payer) => verdictInWords(it, payer)),
		today
	]);
	return csvText([names, ...records, [caution(today)]]);
}

function nameInWords({ name, unit }: ClinicCard): string {
	return unit ? `${name}, ${unit}` : name;
}
