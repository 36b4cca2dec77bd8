import {
	partsOf,
	type Field,
	type FieldParts,
	type Fields,
	type Json
} from '#lib/clinics/record/fields.ts';
import { isTooShort, mustShowEvidence } from '#lib/clinics/record/treatment-rules.ts';
import { valueInWords } from '#lib/clinics/words/field-words.ts';
import { settingName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { promisesIn, type WordingRule } from './promise-wording.ts';

/** What a moderator should look at before a change is published. */
export type PromiseRule =
	WordingRule | 'short_monitoring' | 'covered_without_evidence' | 'accepted_and_refused';

/** A promise that a listing should not make, and where. */
export interface ListingPromise {
	/** `note`: what the sender wrote to the moderators. */
	field: Field | 'note';
	/** The words, or the value, that make it. */
	quote: string;
	rule: PromiseRule;
}

/**
 * The promises that a clinic would make: wording that promises or misleads, and combinations that
 * can't be. It marks; a person decides.
 *
 * @param fields of the clinic as it would be
 * @param note of the sender to the moderators
 */
export function findPromises(fields: Fields, note: string | null = null): ListingPromise[] {
	const entries = Object.entries(fields) as [Field, Json][];
	return [
		...entries.flatMap(([field, value]) => [
			...wordingOf(field, value),
			...impossibleIn(field, partsOf(field), value, fields)
		]),
		...sprayCalledSpravato(entries),
		...(note ? promisesIn(note).map((promise) => ({ field: 'note' as const, ...promise })) : [])
	];
}

function wordingOf(field: Field, value: Json): ListingPromise[] {
	const found = new Map<WordingRule, ListingPromise>();
	for (const promise of textsOf(field, value).flatMap(promisesIn)) {
		if (!found.has(promise.rule)) found.set(promise.rule, { field, ...promise });
	}
	return [...found.values()];
}

/** Fields that people write; the others hold words of the vocabulary, numbers and dates. */
const WRITTEN: readonly Field[] = ['name', 'unit', 'address', 'website', 'hours'];

/** Every text in a field. Addresses of pages are read as words. */
function textsOf(field: Field, value: Json): string[] {
	const parts = partsOf(field);
	if (parts.about !== 'coverage' && !WRITTEN.includes(field)) return [];
	const plan = parts.about === 'coverage' && parts.plan ? [parts.plan] : [];
	return [...plan, ...textsIn(value)].map((text) =>
		/^https?:/i.test(text) ? pathInWords(text) : text
	);
}

function textsIn(value: Json | undefined): string[] {
	if (typeof value === 'string') return [value];
	if (!value || typeof value !== 'object') return [];
	return Object.values(value).flatMap(textsIn);
}

function pathInWords(address: string): string {
	const path = address.replace(/^https?:\/\//i, '');
	try {
		return decodeURIComponent(path).replace(/[-_/.?&=+]+/g, ' ');
	} catch {
		return path.replace(/[-_/.?&=+]+/g, ' ');
	}
}

function impossibleIn(field: Field, parts: FieldParts, value: Json, all: Fields): ListingPromise[] {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
	if (parts.about === 'service' && parts.route === 'esketamine_nasal') {
		const { monitoringMinutes: minutes } = value;
		return [
			...(parts.setting.startsWith('home')
				? [{ field, quote: parts.setting, rule: 'esketamine_at_home' as const }]
				: []),
			...(typeof minutes === 'number' && isTooShort(parts.route, minutes)
				? [{ field, quote: String(minutes), rule: 'short_monitoring' as const }]
				: [])
		];
	}
	if (parts.about !== 'coverage') return [];
	const { participation, evidence } = value;
	if (participation !== 'in_network' && participation !== 'superbill') return [];
	const { route, setting, payer } = parts;
	const isUnproved = mustShowEvidence(route, { payer, participation }) && !evidence;
	const whole: Field = `coverage/${route}/${setting}/${payer}`;
	const isRefused =
		participation === 'in_network' &&
		(all[`payers/${payer}`] === 'not_accepted' || (field !== whole && isRefusal(all[whole])));
	return [
		...(isUnproved
			? [{ field, quote: participation, rule: 'covered_without_evidence' as const }]
			: []),
		...(isRefused ? [{ field, quote: participation, rule: 'accepted_and_refused' as const }] : [])
	];
}

const isRefusal = (value: Json | undefined) => textsIn(value ?? null).includes('not_accepted');

/** A place that gives only the compounded spray, and calls something Spravato. */
function sprayCalledSpravato(entries: readonly [Field, Json][]): ListingPromise[] {
	const gives = (route: string) => entries.some(([field]) => field.startsWith(`service/${route}/`));
	if (!gives('compounded_nasal') || gives('esketamine_nasal')) return [];
	return entries.flatMap(([field, value]) => {
		const quote = textsOf(field, value)
			.join(' ')
			.match(/\bspravato\b/i)?.[0];
		return quote ? [{ field, quote, rule: 'compounded_as_spravato' as const }] : [];
	});
}

/** The words that make a promise, as people read them: a value of the vocabulary has its own. */
export function quoteInWords({ field, quote, rule }: ListingPromise): string {
	if (field === 'note') return quote;
	switch (rule) {
		case 'covered_without_evidence':
		case 'accepted_and_refused':
			return valueInWords(field, { participation: quote });
		case 'short_monitoring':
			return m.field_monitoring({ minutes: Number(quote) });
		case 'esketamine_at_home':
			return (settingName as Partial<Record<string, () => string>>)[quote]?.() ?? quote;
		default:
			return quote;
	}
}

/** Why a promise is marked, in a sentence. */
export const promiseInWords: Record<PromiseRule, () => string> = {
	approved_ketamine: m.field_claim_approved_ketamine,
	non_addictive: m.field_claim_non_addictive,
	cure: m.field_claim_cure,
	guaranteed: m.field_claim_guaranteed,
	hundred_percent: m.field_claim_hundred_percent,
	safe_and_effective: m.field_claim_safe_and_effective,
	no_side_effects: m.field_claim_no_side_effects,
	esketamine_at_home: m.field_claim_esketamine_at_home,
	compounded_as_spravato: m.field_claim_compounded_as_spravato,
	short_monitoring: m.field_claim_short_monitoring,
	covered_without_evidence: m.field_claim_covered_without_evidence,
	accepted_and_refused: m.field_claim_accepted_and_refused
};
