import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame } from '#lib/format/canonical-json.ts';
import {
	changesBetween,
	compareWithNow,
	fieldChanges,
	type FieldChange,
	type Standing
} from './change.ts';
import type { Fields, Json } from './fields.ts';

/** Few values, so that they meet often; the same said in another order among them. */
const VALUES: Json[] = [
	null,
	'a',
	'b',
	['a', 'b'],
	['b', 'a'],
	{ one: 1, two: [2] },
	{ two: [2], one: 1 }
];
const anyFields: fc.Arbitrary<Fields> = fc
	.tuple(fc.constantFrom(...VALUES), fc.constantFrom(...VALUES), fc.constantFrom(...VALUES))
	.map((values) =>
		Object.fromEntries(
			(['name', 'hours', 'payers/va'] as const)
				.map((field, i) => [field, values[i]])
				.filter(([, value]) => value !== null)
		)
	);

/** Sameness the long way round. */
function brute(a: Json | undefined, b: Json | undefined): boolean {
	if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return a === b;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [x, y] = [Object.entries(a), Object.entries(b)];
	return (
		x.length === y.length &&
		x.every(([key, one]) => y.some(([other, two]) => other === key && brute(one, two)))
	);
}

describe('the changes between two states', () => {
	it('lead from the one to the other, and say only what differs', () => {
		fc.assert(
			fc.property(anyFields, anyFields, (before, after) => {
				const changes = changesBetween(before, after);
				const result: Fields = { ...before };
				for (const { field, from, to } of changes) {
					expect(from).toEqual(before[field] ?? null);
					expect(brute(from, to)).toBe(false);
					if (to === null) delete result[field];
					else result[field] = to;
				}
				expect(changesBetween(result, after)).toEqual([]);
				expect(fieldChanges.safeParse(changes).success).toBe(true);
			})
		);
	});

	it('are none between a state and itself', () => {
		fc.assert(
			fc.property(anyFields, (fields) => {
				expect(changesBetween(fields, structuredClone(fields))).toEqual([]);
			})
		);
	});
});

describe('a change against the clinic as it is now', () => {
	const standing = ({ from, to }: FieldChange, now: Json): Standing =>
		brute(now, to) ? 'done' : brute(now, from) ? 'clean' : 'conflict';

	it.each(VALUES.flatMap((from) => VALUES.flatMap((to) => VALUES.map((now) => [from, to, now]))))(
		'stands as it should: from %j to %j, now %j',
		(from, to, now) => {
			const change: FieldChange = { field: 'name', from, to };
			const [compared] = compareWithNow([change], now === null ? {} : { name: now });
			expect(compared).toEqual({ ...change, now, standing: standing(change, now) });
			expect(isSame(from, to)).toBe(brute(from, to));
		}
	);
});

describe('changes that are sent', () => {
	it.each<[string, unknown]>([
		['of no field', [{ field: 'statements', from: null, to: [] }]],
		['of a field twice', [1, 2].map((to) => ({ field: 'name', from: null, to }))],
		['without what was there', [{ field: 'name', to: 'A' }]],
		['with more than a change has', [{ field: 'name', from: null, to: 'A', by: 'me' }]],
		['that are no list', { field: 'name', from: null, to: 'A' }]
	])('are refused: %s', (_, changes) => {
		expect(fieldChanges.safeParse(changes).success).toBe(false);
	});
});
