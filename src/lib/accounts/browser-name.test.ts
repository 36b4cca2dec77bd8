import { expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 Safari/537.36';

it.each([
	[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, 'Chrome, Windows'],
	[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/155.0.0.0`, 'Edge, Windows'],
	[`Mozilla/5.0 (Linux; Android 16; Pixel 9) ${CHROME}`, 'Chrome, Android'],
	['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox, Linux'],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
		'Safari, iPhone'
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
		'Safari, macOS'
	],
	['Test Browser', null],
	['', null]
])('%s is %s', (userAgent, name) => expect(browserName(userAgent)).toBe(name));
