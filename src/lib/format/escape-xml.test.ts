import { expect, it } from 'vitest';
import { escapeXml } from './escape-xml.ts';

it('a text can stand in XML and HTML, between tags and in quotes of either kind', () => {
	expect(escapeXml(`<a b="c">&'`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;');
});

it('what XML can have in no form is left out', () => {
	expect(escapeXml('a\u0000\u001b\uffffb\ud800')).toBe('ab\ufffd');
	expect(escapeXml('one\ttwo\r\nthree é 😀')).toBe('one\ttwo\r\nthree é 😀');
});
