import { plainText } from './plain-text.ts';

/** What is wrong with a form: a message for each field's name; '' names the form as a whole. */
export type FormErrors = Record<string, string>;

/**
 * What a field of a form says, without spaces around it and characters that nobody sees; '' when it
 * isn't there, or is a file.
 */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	if (typeof value !== 'string') return '';
	return plainText(value).trim();
}

/** What was typed in the named fields, to be shown again. */
export function typedIn(form: FormData, names: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
}
