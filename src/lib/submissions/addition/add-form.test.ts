import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startIn, startQuery, startValues, wrongInStart } from './add-form.ts';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import { runs } from '../../../../tests/support/effort.ts';

const START = { name: 'Mesa Mind', place: '85203', phone: '480-555-0112 ext. 4' };

it('A clinic to add needs a name and a place; its phone, if any, can be dialled.', () => {
	expect(wrongInStart(START, true)).toEqual({});
	expect(wrongInStart({ ...START, phone: '' }, true)).toEqual({});
	expect(Object.keys(wrongInStart({ name: '', place: '', phone: '12' }, false))).toEqual([
		'name',
		'place',
		'phone'
	]);
});

it('The form is filled with what was said already.', () => {
	const located = { city: 'Mesa', state: 'AZ', zip: '' };
	expect(startValues(START, located)).toEqual({
		name: 'Mesa Mind',
		phone: '4805550112',
		extension: '4',
		city: 'Mesa',
		state: 'AZ'
	});
});

it('Nothing was asked where the address says nothing.', () => {
	expect(startIn(new URLSearchParams('phone=1'))).toBeNull();
});

it('Whatever an address says, it is read, and says the same when it is written again.', () => {
	fc.assert(
		fc.property(anyText(300), anyText(30), anyText(30), (name, place, phone) => {
			const start = startIn(new URLSearchParams({ name, place, phone }));
			if (!start) throw new Error('It has a name.');
			expect(startIn(new URLSearchParams(startQuery(start)))).toEqual(start);
			wrongInStart(start, false);
			startValues(start, null);
		}),
		{ numRuns: runs(1000, 10_000) }
	);
}, 60_000);
