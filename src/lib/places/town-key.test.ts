import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { townKey } from './town-key.ts';

describe('townKey', () => {
	it.each([
		['St. Paul', 'saintpaul'],
		['ST PAUL', 'saintpaul'],
		['Saint  Paul', 'saintpaul'],
		['Ft Worth', 'fortworth'],
		['Mt. Vernon', 'mountvernon'],
		['Port St Lucie', 'portsaintlucie'],
		['E St Louis', 'eastsaintlouis'],
		['N. Las Vegas', 'northlasvegas'],
		['Mayagüez', 'mayaguez'],
		['Hagåtña', 'hagatna'],
		['‘Ewa Beach', 'ewabeach'],
		["O'Fallon", 'ofallon'],
		['Winston-Salem', 'winstonsalem'],
		['LaSalle', 'lasalle'],
		['La Salle', 'lasalle'],
		['The Bronx', 'bronx'],
		['Cleveland Hts', 'clevelandheights'],
		['St', 'st'],
		['The', 'the'],
		['北京', '']
	])('files %s under "%s"', (name, key) => {
		expect(townKey(name)).toBe(key);
	});

	it('leaves the last word alone while it is being typed', () => {
		expect(townKey('St', true)).toBe('st');
		expect(townKey('St ', true)).toBe('saint');
		expect(townKey('St. P', true)).toBe('saintp');
		expect(townKey('Fort W', true)).toBe('fortw');
		expect(townKey('The Vi', true)).toBe('vi');
	});

	it('holds letters and digits only, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, unfinished) => {
				expect(townKey(text, unfinished)).toMatch(/^[a-z0-9]*$/);
			})
		);
	});
});
