/**
 * Characters that nobody sees and that change what a text seems to say: marks that turn its direction,
 * spaces without width, soft hyphens, tags.
 */
const UNSEEN =
	/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Joiners, which Persian, Hindi and pictures need inside a word, where they stand anywhere else. */
const STRAY_JOINER =
	/(?<![\p{L}\p{M}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/**
 * A text as it is seen: without control characters (no one types them, and PostgreSQL holds no NUL)
 * and without such as only mislead. Lines and tabs stay.
 */
export function plainText(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.replace(UNSEEN, '')
		.replace(STRAY_JOINER, '');
}
