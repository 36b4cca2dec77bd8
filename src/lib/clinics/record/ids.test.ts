import { describe, expect, it } from 'vitest';
import { newIds } from './ids.ts';

type Place = Parameters<typeof newIds>[0][number];

const office = (cells: Partial<Place> = {}): Place => ({
	name: 'Nao Medical',
	street: '30-07 36th Avenue',
	city: 'Astoria',
	state: 'NY',
	zip: '11106',
	phones: [],
	...cells
});

describe('ids of new clinics', () => {
	it('are readable', () => {
		expect(newIds([office()], [])).toEqual(['nao-medical-astoria-ny']);
		const accents = office({ name: 'Clínica O’Neill & Sons', city: 'Mayagüez', state: 'PR' });
		expect(newIds([accents], [])).toEqual(['clinica-oneill-sons-mayaguez-pr']);
		expect(newIds([office({ name: '…', city: '–', state: '' })], [])).toEqual(['clinic']);
	});

	it('get a hash of where they are when two would be the same, whatever their order', () => {
		const list = [office(), office({ street: '1 Broadway' }), office({ city: 'Bronx' })];
		const ids = newIds(list, []);
		expect(ids[0]).toMatch(/^nao-medical-astoria-ny-[a-z0-9]{5}$/);
		expect(new Set(ids).size).toBe(3);
		expect(newIds(list.toReversed(), []).toReversed()).toEqual(ids);
	});

	it('never take one in use', () => {
		const [first] = newIds([office()], ['nao-medical-astoria-ny']);
		expect(first).toMatch(/^nao-medical-astoria-ny-/);
		const [second] = newIds([office()], ['nao-medical-astoria-ny', first]);
		expect(second).not.toBe(first);
	});
});
