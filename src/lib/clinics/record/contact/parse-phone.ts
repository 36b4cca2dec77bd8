import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone } from './phone.ts';

/** Longer texts are no phone, and looking for one in them would take seconds. */
const LONGEST_PHONE = 100;

/** Letters on the keys 2 to 9. */
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/**
 * A US phone as people type it ("307-322-3190 x24", "800-273-HOPE") in E.164 with its
 * extension; undefined when it can't be dialled.
 */
export function parsePhone(text: string): Phone | undefined {
	if (text.length > LONGEST_PHONE) return undefined;
	const [, main, extension] = /^(.*?)(?:\s*(?:x|ext\.?)\s*(\d{1,8}))?$/i.exec(text.trim()) ?? [];
	if (!main) return undefined;
	const digits = main.replace(/[a-z]/gi, (letter) => {
		return String(KEYS.findIndex((key) => key.includes(letter.toLowerCase())) + 2);
	});
	const parsed = parsePhoneNumberFromString(digits, 'US');
	if (!parsed?.isValid() || !/^\+1\d{10}$/.test(parsed.number)) return undefined;
	return { number: parsed.number, ...(extension && { extension }) };
}
