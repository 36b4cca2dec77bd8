import { m } from '#lib/paraglide/messages.js';
import { plainText } from './plain-text.ts';
import { listOf, textOf, type Values } from './names.ts';

/** Longest line of text, in characters. */
const LINE = 200;

/** Longest web address. */
const ADDRESS = 1000;

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
	choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
		const text = this.text(name);
		const word = words.find((it) => it === text);
		if (text && !word) this.fail(name, m.update_error_choice());
		return word;
	}

	/** Several words of a list, in the order the clinic has them where they are the same. */
	choices<Word extends string>(
		name: string,
		words: readonly Word[],
		known: readonly Word[] = []
	): Word[] {
		const texts = new Set(listOf(this.values, name));
		const chosen = words.filter((it) => texts.delete(it));
		if (texts.size > 0) this.fail(name, m.update_error_choice());
		return known.length === chosen.length && known.every((it) => chosen.includes(it))
			? [...known]
			: chosen;
	}

	/** A box that is ticked or not. */
	ticked(name: string): boolean {
		return this.text(name) !== '';
	}

	/** Yes, no, or nothing said. */
	answer(name: string): boolean | undefined {
		const word = this.choice(name, ['yes', 'no']);
		return word && word === 'yes';
	}

	/** The address of a page on the web, with https:// where none was typed; '' when it is empty. */
	webAddress(name: string, known?: string): string {
		const text = this.text(name);
		if (!text || text === known) return text;
		if (text.length > ADDRESS) this.fail(name, m.update_error_long({ length: ADDRESS }));
		else {
			const address = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
			const isOnWeb = address && /^https?:$/.test(address.protocol);
			if (isOnWeb && !address.username && /^[^.].*\.[^.\d]+$/.test(address.hostname)) {
				// A bare host gets no slash at its end: nobody typed one.
				return address.href.replace(/^(https?:\/\/[^/]+)\/$/, '$1');
			}
			this.fail(name, m.update_error_web_address());
		}
		return text;
	}
}

function oneLine(text: string): string {
	return plainText(text).replace(/\s+/gu, ' ').trim();
}
