// Wording that a listing must not carry. Read in folded text: lower case, no accents, plain
// hyphens, quotes and spaces.

/** A promise in words: how it is written, and whether a "not" before or in it takes it back. */
interface Wording {
	pattern: RegExp;
	/** "not a cure" is no promise; "not addictive" is one. */
	negatable: boolean;
}

/** A few words that may stand between two. */
const upTo = (words: number) => `(?:[^\\s.!?;]+\\s+){0,${words}}`;

const APPROVED = '(?:fda|food and drug administration)[\\s-]*(?:approved|cleared)';
/** Ketamine, but not esketamine or S-ketamine. */
const KETAMINE = '(?<!\\bs[- ])\\bketamin[ea]\\b';
const ESKETAMINE = '\\b(?:spravato|esketamin[ea])\\b';
/** What the FDA did approve: the spray, and ketamine as an anaesthetic. */
const RIGHTLY = `(?![\\s:,(]+(?:${ESKETAMINE}|as an an?a?esthetic|for an?a?esthesia))`;
const HOME =
	'(?:at|in|from|to) (?:the (?:comfort|privacy) of )?(?:your |the )?(?:own )?home|en (?:su |la |el )?(?:casa|hogar)|a domicilio';
const ILLS = '(?:depression|anxiety|ptsd|pain|ketamine|depresion|ansiedad|dolor)';

const some = (...sources: string[]) => new RegExp(sources.join('|'), 'g');

export const WORDINGS = {
	approved_ketamine: {
		pattern: some(
			`\\b${APPROVED}\\s+${upTo(3)}${KETAMINE}`,
			`${KETAMINE}[\\s:,]+${upTo(4)}${APPROVED}\\b${RIGHTLY}`,
			`${KETAMINE}[\\s:,]+${upTo(4)}(?:approved by the fda|aprobad[oa]s? por la fda)\\b${RIGHTLY}`,
			`\\baprobad[oa]s? por la fda[\\s:,]+${upTo(3)}${KETAMINE}`
		),
		negatable: true
	},
	non_addictive: {
		pattern: some(
			"\\b(?:non|not|isn't|never|no es|no son|no)[\\s-]*(?:an? |at all )?(?:addictive|habit[\\s-]forming|adictiv[oa]s?)\\b",
			'\\b(?:no|zero|sin|without)(?: the)?(?: risk of| riesgo de)? (?:addiction|adiccion)\\b(?! (?:treatment|services?|programs?))',
			'\\bno (?:causa|produce|crea)n? adiccion\\b'
		),
		negatable: false
	},
	cure: {
		pattern: some(
			'\\b(?:cure[sd]?|curing|curative)\\b',
			'\\b(?:cura[nrs]?|curar[a-z]*|curad[oa]s?|curamos|curacion|curativ[oa]s?)\\b',
			`${ILLS}[\\s-]?cures?\\b`,
			`\\bcures?[\\s-]?(?:your[\\s-]?)?${ILLS}`
		),
		negatable: true
	},
	guaranteed: {
		pattern: some('\\bguarante(?:e[sd]?|eing)\\b(?! trust)', '\\bgarant(?:ia|ias|iza[a-z]*)\\b'),
		negatable: true
	},
	hundred_percent: {
		pattern: some(
			'\\b100\\s?%',
			'\\b(?:100|one hundred|a hundred) per ?cent\\b',
			'\\b(?:100|cien) por (?:ciento|cien)\\b'
		),
		negatable: true
	},
	safe_and_effective: {
		pattern: some(
			'\\bsafe (?:and|&|yet) (?:\\S+ )?effective\\b',
			'\\beffective (?:and|&|yet) (?:\\S+ )?safe\\b',
			'\\bsegur[oa]s? y (?:\\S+ )?(?:eficaz|eficaces|efectiv[oa]s?)\\b',
			'\\b(?:eficaz|efectiv[oa]) y segur[oa]\\b'
		),
		negatable: true
	},
	no_side_effects: {
		pattern: some(
			'\\b(?:no|zero|without|free of)(?: any)?(?: known)? side[\\s-]effects?\\b',
			'\\bside[\\s-]effects?[\\s-]free\\b',
			'\\bsin(?: ningun)? efectos? (?:secundarios?|adversos?)\\b'
		),
		negatable: false
	},
	esketamine_at_home: {
		pattern: some(
			`${ESKETAMINE}[\\s:,]+${upTo(5)}(?:${HOME})\\b`,
			`\\b(?:at|in)[\\s-]home\\s+${upTo(3)}${ESKETAMINE}`,
			`\\bhome[\\s-]deliver(?:y|ed)\\s+${upTo(3)}${ESKETAMINE}`,
			`\\b(?:${HOME})[\\s:,]+${upTo(3)}${ESKETAMINE}`
		),
		negatable: true
	},
	compounded_as_spravato: {
		pattern: some(
			`\\b(?:compounded|generic)\\s+${upTo(2)}${ESKETAMINE}`,
			`${ESKETAMINE}\\s+(?:generic[oa]?|compuest[oa]|magistral|preparad[oa])\\b`
		),
		negatable: true
	}
} satisfies Record<string, Wording>;

export type WordingRule = keyof typeof WORDINGS;

/** "not only cures" and "no more, guaranteed" take nothing back. */
const NEGATION =
	/\b(?:not|never|no|isn't|aren't|don't|doesn't|cannot|can't|nor|without|nunca|jamas|sin)\b(?! (?:only|just|solo)\b)/;

/** Texts that folding only puts in lower case: nearly all of them. */
const PLAIN = /^[\x20-\x7e]*$/;

/** How many words before a promise can take it back. */
const NEAR = 4;

/**
 * The places where a text makes a promise.
 *
 * @returns the promise's words as they were written, once for each rule
 */
export function promisesIn(written: string): { rule: WordingRule; quote: string }[] {
	const text = written.normalize('NFC').replace(/\p{Cf}/gu, '');
	const folded = PLAIN.test(text) ? text.toLowerCase() : Array.from(text, fold).join('');
	return (Object.entries(WORDINGS) as [WordingRule, Wording][]).flatMap(
		([rule, { pattern, negatable }]) => {
			for (const { 0: match, index } of folded.matchAll(pattern)) {
				if (negatable && NEGATION.test(nearBefore(folded, index) + match)) continue;
				return [{ rule, quote: text.slice(index, index + match.length) }];
			}
			return [];
		}
	);
}

/** The last words of the same clause. */
function nearBefore(text: string, index: number): string {
	const clause = text.slice(Math.max(0, index - 80), index).replace(/^.*[.,!?;:\n]/s, '');
	return clause
		.split(/(?<=\s)/)
		.slice(-NEAR)
		.join('');
}

/** One character folded to one of the same length, so that a place in one text is one in both. */
function fold(character: string): string {
	if (/[‐‑‒–—−]/.test(character)) return '-';
	if (/[‘’]/.test(character)) return "'";
	if (/\s/.test(character)) return ' ';
	const folded = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return folded.length === character.length ? folded : character;
}
