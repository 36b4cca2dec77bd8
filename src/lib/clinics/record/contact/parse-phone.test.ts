import { describe, expect, it } from 'vitest';
import { parsePhone } from './parse-phone.ts';

describe('a phone as people type it', () => {
	it('becomes E.164, its extension apart', () => {
		expect(parsePhone('480-641-1165')).toEqual({ number: '+14806411165' });
		expect(parsePhone('203-932-5711 x2463')).toEqual({ number: '+12039325711', extension: '2463' });
		expect(parsePhone('787-753-9515')).toEqual({ number: '+17877539515' });
	});

	it('may spell a word', () => {
		expect(parsePhone('800-273-HOPE')).toEqual({ number: '+18002734673' });
	});

	it('is nothing, and at once, when it is a long text', () => {
		expect(parsePhone(`x${' '.repeat(240_000)}x`)).toBeUndefined();
	});

	it('is nothing when it can’t be dialled', () => {
		for (const text of ['999-999-9999', '884-292-0111 x2', '555', 'call us', '']) {
			expect(parsePhone(text), text).toBeUndefined();
		}
	});
});
