import { expect, test } from 'vitest';
import { phoneHref, phoneInWords } from './phone.ts';

test('A number reads the way it is printed in the United States.', () => {
	expect(phoneInWords({ number: '+14806411165' })).toBe('(480) 641-1165');
});

test('An extension is said, and dialled where the phone can.', () => {
	const phone = { number: '+14806411165', extension: '12' };
	expect(phoneInWords(phone)).toBe('(480) 641-1165 ext. 12');
	expect(phoneHref(phone)).toBe('tel:+14806411165;ext=12');
});

test('A number without an extension is dialled as it is.', () => {
	expect(phoneHref({ number: '+14806411165' })).toBe('tel:+14806411165');
});
