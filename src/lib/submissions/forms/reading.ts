import { readYesNo } from '#lib/clinics/words/read-word.ts';
import { LONGEST_WEB_ADDRESS, readWebAddress } from '#lib/clinics/record/contact/web-address.ts';
import { m } from '#lib/paraglide/messages.js';
import { plainText } from './plain-text.ts';
import { listOf, textOf, type Values } from './names.ts';

/** Longest line of text, in characters. */
const LINE = 200;

/** A form that is being read: what it holds, and what is wrong with it, each field's first error. */
export class Reading {
	readonly values: Values;
	readonly errors: Record<string, string> = {};

	constructor(values: Values) {
		this.values = values;
	}

	fail(name: string, message: string): void {
		this.errors[name] ??= message;
	}

	/** What was typed, without spaces around it. */
	text(name: string): string {
		return plainText(textOf(this.values, name)).trim();
	}

	/**
	 * A line of text, without spaces around it and with one between words; '' when it is empty.
	 *
	 * @param known what the clinic says now: stays as it is when only spaces differ
	 */
	line(name: string, known?: string | null): string {
		const text = oneLine(textOf(this.values, name));
		if (known && oneLine(known) === text) return known;
		if (text.length > LINE) this.fail(name, m.update_error_long({ length: LINE }));
		return text;
	}

	/** A line that must not be empty. */
	needed(name: string, message: string, known?: string | null): string {
		const text = this.line(name, known);
		if (!text) this.fail(name, message);
		return text;
	}

	/** One of several words; undefined when nothing is chosen. */
	choice<Word extends string>(
		name: string,
		read: (text: string) => Word | undefined
	): Word | undefined {
		const text = this.text(name);
		const word = read(text);
		if (text && !word) this.fail(name, m.update_error_choice());
		return word;
	}

	/**
	 * Several words, in the order the clinic has them where they are the same.
	 *
	 * @param words all of them, in their order
	 */
	choices<Word extends string>(
		name: string,
		words: readonly Word[],
		read: (text: string) => Word | undefined,
		known: readonly Word[] = []
	): Word[] {
		const written = listOf(this.values, name).map(read);
		if (written.includes(undefined)) this.fail(name, m.update_error_choice());
		const chosen = words.filter((it) => written.includes(it));
		return known.length === chosen.length && known.every((it) => chosen.includes(it))
			? [...known]
			: chosen;
	}

	/** A box that is ticked or not. */
	ticked(name: string): boolean {
		const text = this.text(name);
		return text !== '' && readYesNo(text) !== false;
	}

	/** Yes, no, or nothing said. */
	answer(name: string): boolean | undefined {
		const text = this.text(name);
		const answer = readYesNo(text);
		if (text && answer === undefined) this.fail(name, m.update_error_choice());
		return answer;
	}

	/**
	 * The address of a page on the web, whole; '' when it is empty.
	 *
	 * @param known the address that is listed
	 */
	webAddress(name: string, known?: string): string {
		const text = this.text(name);
		if (!text) return '';
		const address = readWebAddress(text, known);
		if (address !== undefined) return address;
		const isTooLong = text.length > LONGEST_WEB_ADDRESS;
		const length = LONGEST_WEB_ADDRESS;
		this.fail(name, isTooLong ? m.update_error_long({ length }) : m.update_error_web_address());
		return text;
	}
}

function oneLine(text: string): string {
	return plainText(text).replace(/\s+/gu, ' ').trim();
}
