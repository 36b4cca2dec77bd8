import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf, dropDraft, keepDraft } from './draft.ts';

const items = new Map<string, string>();
const storage = {
	getItem: (key: string) => items.get(key) ?? null,
	setItem: (key: string, value: string) => void items.set(key, value),
	removeItem: (key: string) => void items.delete(key)
};
const keep = () => storage;
const start = { name: 'Desert Mind', ages: ['adults', 'seniors'] };

beforeEach(() => items.clear());

describe('a draft', () => {
	it('keeps what was changed, cleared or chosen, and nothing else', () => {
		keepDraft(keep, 'a', start, { ages: ['adults'], phone: '480', name: 'Desert Mind' });
		expect(draftOf(keep, 'a')).toEqual({ ages: ['adults'], phone: '480' });
		keepDraft(keep, 'a', start, { ages: start.ages });
		expect(draftOf(keep, 'a')).toEqual({ name: '' });
	});

	it('is gone once everything is as it was, or was sent', () => {
		keepDraft(keep, 'a', start, { ...start, phone: '480' });
		keepDraft(keep, 'a', start, { ...start, phone: '' });
		expect(items.size).toBe(0);
		keepDraft(keep, 'a', start, { phone: '480' });
		dropDraft(keep, 'a');
		expect(draftOf(keep, 'a')).toBeNull();
	});

	it('is each clinic’s own', () => {
		keepDraft(keep, 'a', start, { ...start, phone: '480' });
		expect(draftOf(keep, 'b')).toBeNull();
	});

	it.each(['', '{', 'null', '[1]', '{"name":1}', '"text"'])('is none when it reads %j', (text) => {
		items.set('within-reach:update:a', text);
		expect(draftOf(keep, 'a')).toBeNull();
	});

	it('does without where the browser keeps nothing', () => {
		const forbidden = () => {
			throw new Error('SecurityError');
		};
		expect(() => keepDraft(forbidden, 'a', start, {})).not.toThrow();
		expect(draftOf(forbidden, 'a')).toBeNull();
	});
});
