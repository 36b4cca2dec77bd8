import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath, signInPath } from './next-path.ts';

describe('where to go after signing in', () => {
	it.each(['/account', '/es/review?risk=high', '/clinics/w1/claim', '/', '/a?next=//evil.example'])(
		'%s is a path of ours',
		(path) => expect(nextPath(path)).toBe(path)
	);

	it.each([
		'//evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		' //evil.example',
		'/.//evil.example',
		'/a/..//evil.example',
		'/%2e//evil.example',
		'https://evil.example',
		'https:/evil.example',
		'javascript:alert(1)',
		'evil.example',
		'',
		null,
		undefined
	])('%j is not', (path) => expect(nextPath(path)).toBeNull());

	it('is on this site whatever a browser makes of it', () => {
		const part = fc.constantFrom(
			'/',
			'\\',
			'.',
			'..',
			'%2f',
			'%5c',
			'@',
			':',
			'?',
			'#',
			'evil.example',
			'\t',
			' '
		);
		const text = fc.oneof(
			fc.string(),
			fc.array(part, { maxLength: 8 }).map((it) => `/${it.join('')}`)
		);
		fc.assert(
			fc.property(text, (it) => {
				const path = nextPath(it);
				const site = 'https://clinics.example';
				if (path !== null) expect(new URL(path, site).origin).toBe(site);
			})
		);
	});

	it('keeps the language of the page that asked', () => {
		const from = new URL('https://clinics.example/es/review?risk=high');
		expect(signInPath(from)).toBe('/es/sign-in?next=%2Fes%2Freview%3Frisk%3Dhigh');
		expect(signInPath(new URL('https://clinics.example/especial'))).toBe(
			'/sign-in?next=%2Fespecial'
		);
		const action = new URL('https://clinics.example/review/claims/1?/approve');
		expect(signInPath(action)).toBe('/sign-in?next=%2Freview%2Fclaims%2F1');
	});

	it('leads back to no address so long that a redirect with it would be refused', () => {
		const long = `/review?q=${'é'.repeat(2000)}`;
		expect(signInPath(new URL(long, 'https://clinics.example'))).toBe('/sign-in');
		expect(nextPath(`/review?q=${'e'.repeat(2000)}`)).toBeNull();
	});
});
