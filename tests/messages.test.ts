import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A message: a text, or a text for each case of a plural. */
type Message = string | [{ declarations: string[]; match: Record<string, string> }];

const LANGUAGES = readdirSync('messages');
const FILES = readdirSync('messages/en');

function messages(language: string, file: string): Record<string, Message> {
	return JSON.parse(readFileSync(`messages/${language}/${file}`, 'utf8')) as Record<
		string,
		Message
	>;
}

/** What a caller gives a message, in one order. */
function placeholders(message: Message): string[] {
	const texts = typeof message === 'string' ? [message] : Object.values(message[0].match);
	const inTexts = texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []);
	const declared = typeof message === 'string' ? [] : message[0].declarations;
	return [...new Set([...inTexts, ...declared])].sort();
}

function sources(): string {
	return readdirSync('src', { recursive: true, withFileTypes: true })
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => /\.(ts|svelte)$/.test(path) && !/paraglide\/|\.test\.ts$/.test(path))
		.map((path) => readFileSync(path, 'utf8'))
		.join('\n');
}

describe.each(LANGUAGES)('the messages of %s', (language) => {
	it('stand in the same files as the English ones', () => {
		expect(readdirSync(`messages/${language}`)).toEqual(FILES);
	});

	it.each(FILES)('have the keys and placeholders of English: %s', (file) => {
		const signatures = (of: string) =>
			Object.fromEntries(
				Object.entries(messages(of, file)).map(([key, one]) => [key, placeholders(one)])
			);
		expect(signatures(language)).toEqual(signatures('en'));
	});
});

it('Every message is used, and named where it is: never a key put together.', () => {
	const used = new Set(sources().match(/(?<=\bm\.)\w+/g));
	const keys = FILES.flatMap((file) => Object.keys(messages('en', file)));
	expect(keys.filter((key) => !used.has(key))).toEqual([]);
});
