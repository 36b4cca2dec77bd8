import type { FieldChange } from '#lib/clinics/record/change.ts';
import { partsOf, type Json } from '#lib/clinics/record/fields.ts';
import type { Kind, Risk } from './submission.ts';

/**
 * A change, and what the field says now, where that is known: its sender chose the version it starts
 * from, and what is published replaces what is said now.
 */
export type RatedChange = FieldChange & { now?: Json };

const RISING: readonly Risk[] = ['low', 'normal', 'high'];
const riskier = (a: Risk, b: Risk): Risk => (RISING.indexOf(a) > RISING.indexOf(b) ? a : b);

/**
 * How much harm a wrong change would do, to what it starts from or to what is said now. High: it sends
 * people to the wrong number or site, says that a payer pays, that a place may give esketamine, or that
 * it is closed. Low: hours and spelling.
 */
export function riskOf({ field, from, to, now = from }: RatedChange): Risk {
	return riskier(riskFrom({ field, from, to }), riskFrom({ field, from: now, to }));
}

function riskFrom(change: FieldChange): Risk {
	const parts = partsOf(change.field);
	switch (parts.about) {
		case 'listing':
			return 'high';
		case 'coverage':
			return accepts(change.to) ? 'high' : 'normal';
		case 'service':
			return parts.route === 'esketamine_nasal' && change.from === null ? 'high' : 'normal';
		case 'payer':
			return 'normal';
		case 'plain':
			if (parts.name === 'phone' || parts.name === 'intakePhones') return 'high';
			// Whoever has an address at the listed website may speak for the clinic.
			if (parts.name === 'website') return 'high';
			if (parts.name === 'hours') return 'low';
			return isSpelling(change) ? 'low' : 'normal';
	}
}

const accepts = (to: FieldChange['to']) =>
	to !== null &&
	typeof to === 'object' &&
	'participation' in to &&
	to.participation !== 'not_accepted';

/** Fields that are mere words; each other way to write an address or a site leads elsewhere. */
const WORDS: readonly string[] = ['name', 'unit'];

/** The same letters and numbers: only case, accents, spaces or punctuation differ. */
function isSpelling({ field, from, to }: FieldChange): boolean {
	if (!WORDS.includes(field) || typeof from !== 'string' || typeof to !== 'string') return false;
	const letters = (it: string) =>
		it
			.normalize('NFKD')
			.replace(/[^\p{L}\p{N}]/gu, '')
			.toLowerCase();
	const numbers = (it: string) => (it.match(/\p{N}+/gu) ?? []).join(' ');
	return letters(from) === letters(to) && numbers(from) === numbers(to);
}

/** The risk of the riskiest change. A new clinic is never of low risk. */
export function riskOfAll(kind: Kind, changes: readonly RatedChange[]): Risk {
	const risks = changes.map(riskOf);
	if (risks.includes('high')) return 'high';
	if (kind === 'new_clinic' || changes.length === 0) return 'normal';
	return risks.every((it) => it === 'low') ? 'low' : 'normal';
}
