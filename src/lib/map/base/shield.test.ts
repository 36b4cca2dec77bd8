import { describe, expect, test } from 'vitest';
import { shieldOutline, shieldText } from './shield.ts';

describe('the text of a shield', () => {
	test.each([
		[{ network: 'US:I', shield_text: '95' }, '95'],
		[{ network: 'US:I', shield_text: '35W' }, '35W'],
		[{ network: 'US:I', shield_text: 'H-201' }, 'H-201'],
		[{ network: 'US:US', shield_text: 50 }, '50']
	])('%j', (properties, text) => expect(shieldText(properties)).toBe(text));

	test.each([
		{},
		{ network: 'US:I' },
		{ network: 'US:I', shield_text: '' },
		{ network: 'US:MN', shield_text: '5' },
		{ network: 'US:I', shield_text: 'Kennedy Expressway' }
	])('%j has none', (properties) => expect(shieldText(properties)).toBeNull());
});

test('the outline is closed and as wide as asked', () => {
	const outline = shieldOutline(30, 18);
	expect(outline.at(-1)?.slice(0, 2)).toEqual(outline[0]);
	expect(Math.max(...outline.map(([x]) => x))).toBe(15);
});
