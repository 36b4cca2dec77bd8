import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlace } from './parse-place.ts';

describe('parsePlace', () => {
	it.each([
		'85004',
		' 85004 ',
		'85004-1234',
		'85004-',
		'85004,',
		', 85004.',
		'85004 1234',
		'850041234',
		'ZIP 85004',
		'zip code: 85004',
		'Código postal 85004',
		'８５００４',
		'Phoenix, AZ 85004',
		'Phoenix 85004-1234',
		'350 W Washington St, Phoenix, AZ 85004'
	])('reads "%s" as the ZIP 85004', (text) => {
		expect(parsePlace(text)).toEqual({ kind: 'zip', zip: '85004' });
	});

	it.each([
		'33.448,-112.074',
		'33.448, -112.074',
		'33.448 -112.074',
		'33.448; −112.074',
		'33.448° N, 112.074° W',
		'33.448N 112.074W',
		'33.448 N, 112.074 O'
	])('reads "%s" as coordinates', (text) => {
		expect(parsePlace(text)).toEqual({
			kind: 'point',
			point: { latitude: 33.448, longitude: -112.074 }
		});
	});

	it.each([
		['', 'empty'],
		[' \t ', 'empty'],
		['850', 'short_zip'],
		['ZIP 8500', 'short_zip'],
		['850045', 'long_zip'],
		['8500412345', 'long_zip'],
		['90.1,0', 'out_of_range'],
		['33,-181', 'out_of_range'],
		['85004, 12345', 'out_of_range'],
		['09001', 'military_zip'],
		['34001', 'military_zip'],
		['APO, AP 96201', 'military_zip'],
		['!!!', 'not_a_place'],
		[',', 'not_a_place'],
		['12/25', 'not_a_place'],
		['北京', 'not_a_place'],
		['a'.repeat(201), 'not_a_place']
	])('says of "%s" that it is %s', (text, reason) => {
		expect(parsePlace(text)).toEqual({ kind: 'malformed', reason });
	});

	it.each([
		['Springfield, IL', [{ key: 'springfield', state: 'IL' }]],
		['springfield , illinois, USA', [{ key: 'springfield', state: 'IL' }]],
		['Springfield', [{ key: 'springfield' }]],
		['Springfield IL', [{ key: 'springfieldil' }, { key: 'springfield', state: 'IL' }]],
		['Santa Fe New Mexico', [{ key: 'santafenewmexico' }, { key: 'santafe', state: 'NM' }]],
		['Paris, France', [{ key: 'paris', elsewhere: true }, { key: 'parisfrance' }]],
		[
			'Georgetown, Floyd County, IN',
			[
				{ key: 'georgetown', state: 'IN', county: 'floyd' },
				{ key: 'floydcounty', state: 'IN' }
			]
		]
	])('reads "%s" as a town', (text, readings) => {
		expect(parsePlace(text)).toEqual({ kind: 'town', readings });
	});

	it('never throws, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				expect(parsePlace(text).kind).toMatch(/^(point|zip|town|malformed)$/);
			})
		);
	});

	it('is done at once with long texts that almost match', () => {
		const parts = ['1', '1.', ' ', '\t,', ', ', ' ,;', '1 ', '°', '° ', 'a ', 'a, ', ' usa', '-'];
		for (const part of parts) {
			for (const length of [190, 300_000]) {
				const text = `${part.repeat(length / part.length)}!`;
				for (const start of ['', '1', 'a']) {
					expect(parsePlace(start + text).kind).toMatch(/^(point|zip|town|malformed)$/);
				}
			}
		}
	});
});
