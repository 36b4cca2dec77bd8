import { describe, expect, it } from 'vitest';
import { unknownParameters } from './unknown-parameters.ts';

const KNOWN = ['near', 'radius', 'route', 'payer', 'language'];
const unknown = (query: string) => unknownParameters(new URLSearchParams(query), KNOWN);

describe('a parameter that nobody knows', () => {
	it.each([
		['payor', 'payer'],
		['routes', 'route'],
		['Radius', 'radius'],
		['langauge', 'language'],
		['xyzzy', undefined],
		['constructor', undefined],
		['', undefined]
	])('"%s" may mean %s', (name, meant) => {
		const [problem] = unknownParameters(new URLSearchParams([[name, '1']]), KNOWN);
		expect(problem).toMatchObject({ parameter: name, code: 'unknown_parameter', value: '1' });
		expect(problem.meant).toBe(meant);
	});

	it('is named once, with its first value, and known ones are not named', () => {
		expect(unknown('near=85004&a=1&b=2&a=3&route=x')).toMatchObject([
			{ parameter: 'a', value: '1' },
			{ parameter: 'b', value: '2' }
		]);
		expect(unknown('near=&route=magic')).toEqual([]);
	});

	it('tells what is known once, however many there are', () => {
		const [first, ...rest] = unknown('a=1&b=2&c=3');
		expect(first.allowed).toEqual(KNOWN);
		expect(rest.filter(({ allowed }) => allowed)).toEqual([]);
	});

	it('is cut short where its name or value is long', () => {
		const [{ parameter, value }] = unknown(`${'n'.repeat(500)}=${'v'.repeat(500)}`);
		expect([parameter.length, value.length]).toEqual([41, 41]);
	});
});
