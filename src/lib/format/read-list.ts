/**
 * A list as people type it: words between commas, semicolons, bars, slashes or lines, or with only
 * spaces between them where each of them is one.
 *
 * @param read a word; undefined: it is none
 * @returns each word once, in their order, and the parts that hold another
 */
export function readList<Word>(
	text: string,
	read: (word: string) => Word | undefined
): { words: Word[]; unknown: string[] } {
	const words: Word[] = [];
	const unknown: string[] = [];
	for (const part of text.split(/[,;|/\n]/).map((it) => it.trim())) {
		if (part === '') continue;
		const whole = read(part);
		const several = whole === undefined ? part.split(/\s+/).map(read) : [whole];
		const known = several.filter((it) => it !== undefined);
		if (known.length === several.length) words.push(...known);
		else unknown.push(part);
	}
	return { words: [...new Set(words)], unknown };
}
