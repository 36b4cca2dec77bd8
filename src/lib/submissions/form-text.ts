/** What is wrong with a form: a message for each field's name; '' names the form as a whole. */
export type FormErrors = Record<string, string>;

/**
 * What a field of a form says, without spaces around it; '' when it isn't there, or is a file.
 * Control characters are left out: no one types them, and PostgreSQL holds no NUL.
 */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	if (typeof value !== 'string') return '';
	return value
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}

/** What was typed in the named fields, to be shown again. */
export function typedIn(form: FormData, names: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
}
