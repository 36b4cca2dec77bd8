import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAddress } from '#lib/clinics/record/provenance/provenance.ts';
import { zod } from '#lib/clinics/record/zod.ts';
import { isWebAddress, LONGEST_WEB_ADDRESS, readWebAddress } from './web-address.ts';

describe('the address of a page, as people type it', () => {
	it.each([
		['example.com', 'https://example.com'],
		['https://example.com', 'https://example.com'],
		['https://example.com/', 'https://example.com'],
		['  www.Example.COM ', 'https://www.example.com'],
		['HTTP://example.com/Path', 'http://example.com/Path'],
		['example.com:8080/a', 'https://example.com:8080/a'],
		['example.com/policy.pdf?a=b#c', 'https://example.com/policy.pdf?a=b#c'],
		['clínica.example', 'https://xn--clnica-4va.example'],
		['a-b.some_host.example.org', 'https://a-b.some_host.example.org']
	])('%j is %s', (text, address) => {
		expect(readWebAddress(text)).toBe(address);
	});

	it.each([
		'',
		'no',
		'clinic.c0m',
		'http://.com',
		'.com',
		'example..com',
		'example.com.',
		'-a.example.com',
		'localhost:3000',
		'127.0.0.1',
		'http://[::1]/',
		'https://me:secret@example.org',
		'me@example.org',
		'mailto:me@example.org',
		'javascript:alert(1)',
		'javascript://example.org/%0aalert(1)',
		'ftp://example.org',
		'two words.example.org',
		'https://',
		`example.org/${'a'.repeat(LONGEST_WEB_ADDRESS)}`
	])('%j is none of the public web', (text) => {
		expect(readWebAddress(text)).toBeUndefined();
	});

	it('stays as it is listed when the same page is meant', () => {
		expect(readWebAddress('example.com', 'https://example.com/')).toBe('https://example.com/');
		expect(readWebAddress('http://example.com', 'https://example.com/')).toBe('http://example.com');
		// What was listed before this was asked of addresses.
		expect(readWebAddress('http://clinic.c0m', 'http://clinic.c0m')).toBe('http://clinic.c0m');
	});

	it('is one that may be stored, and reads as itself', () => {
		const parts = [
			'a',
			'b1',
			'.com',
			'.',
			'-',
			'_',
			'é',
			'xn--',
			':80',
			'/',
			'?',
			'#',
			'%',
			'@',
			'\\'
		];
		const begins = fc.constantFrom('', 'https://', 'HTTP://', 'ftp://', 'x:');
		const typed = fc.tuple(begins, fc.array(fc.constantFrom(...parts), { maxLength: 9 }));
		fc.assert(
			fc.property(typed, ([begin, rest]) => {
				const read = readWebAddress(begin + rest.join(''));
				if (read === undefined) return;
				expect(webAddress(zod).safeParse(read).success).toBe(true);
				expect(isWebAddress(read)).toBe(true);
				expect(readWebAddress(read)).toBe(read);
			}),
			{ numRuns: 2000 }
		);
	});
});
