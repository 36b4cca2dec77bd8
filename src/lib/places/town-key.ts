/** Short forms that people type, and that tables use. Only before another word: "St" alone stays. */
const LEADING: Record<string, string> = {
	st: 'saint',
	ste: 'sainte',
	ft: 'fort',
	mt: 'mount'
};
/** Only as the very first word. */
const FIRST: Record<string, string> = { n: 'north', s: 'south', e: 'east', w: 'west' };
/** Only as the very last word. */
const LAST: Record<string, string> = {
	hts: 'heights',
	spgs: 'springs',
	twp: 'township',
	jct: 'junction'
};

/**
 * The form under which a town's name is filed and looked up: a–z and digits only, so that
 * "St. Paul" = "saint paul", "Mayagüez" = "mayaguez", "La Salle" = "LaSalle", "The Bronx" = "bronx".
 * Empty when nothing of the name can be written that way.
 *
 * `unfinished` is for a name still being typed: a last word without a space after it may be the
 * beginning of a longer one, so it is left alone either way.
 */
export function townKey(name: string, unfinished = false): string {
	const words = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0300-\u036f'’‘ʻ`´.]/g, '')
		.split(/[^a-z0-9]+/);
	const open = unfinished && words.at(-1) !== '' ? words.length - 1 : -1;
	const last = words.findLastIndex((word) => word !== '');
	const first = words.findIndex((word) => word !== '');
	return words
		.map((word, index) => {
			if (index === open) return word;
			const more = index < last || (unfinished && index === last);
			if (index === first && more && word === 'the') return '';
			if (index === first && more && Object.hasOwn(FIRST, word)) return FIRST[word];
			if (more && Object.hasOwn(LEADING, word)) return LEADING[word];
			if (index === last && index > first && Object.hasOwn(LAST, word)) return LAST[word];
			return word;
		})
		.join('');
}
