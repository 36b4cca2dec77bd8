import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { SAVED_KEY } from './saved-ids.ts';

const stored = () => JSON.parse(localStorage.getItem(SAVED_KEY) ?? '[]') as string[];

/** A button on a page that was just opened: the list is read from storage anew. */
async function open() {
	vi.resetModules();
	const { default: SaveButton } = await import('./SaveButton.svelte');
	await render(SaveButton, { id: 'desert-mind', name: 'Desert Mind Clinic' });
	return page.getByRole('button', { name: /^Save.*Desert Mind Clinic/ });
}

beforeEach(() => localStorage.clear());

test('Pressing it saves the clinic, and pressing it again takes it off the list.', async () => {
	const button = await open();
	await expect.element(button).toHaveAttribute('aria-pressed', 'false');
	await button.click();
	await expect.element(button).toHaveAttribute('aria-pressed', 'true');
	expect(stored()).toEqual(['desert-mind']);
	await button.click();
	expect(stored()).toEqual([]);
});

test('The keyboard presses it too.', async () => {
	const button = await open();
	await userEvent.tab();
	await userEvent.keyboard(' ');
	await expect.element(button).toHaveAttribute('aria-pressed', 'true');
});

test('What was saved before is saved still, and garbage in storage is no obstacle.', async () => {
	localStorage.setItem(SAVED_KEY, '["desert-mind", 3, {}]');
	const button = await open();
	await expect.element(button).toHaveAttribute('aria-pressed', 'true');
	localStorage.setItem(SAVED_KEY, '{{{');
	await button.click();
	expect(stored()).toEqual(['desert-mind']);
});

test('Another tab that saves or removes it is followed.', async () => {
	const button = await open();
	const newValue = '["desert-mind"]';
	dispatchEvent(new StorageEvent('storage', { key: SAVED_KEY, newValue }));
	await expect.element(button).toHaveAttribute('aria-pressed', 'true');
	dispatchEvent(new StorageEvent('storage', { key: null, newValue: null }));
	await expect.element(button).toHaveAttribute('aria-pressed', 'false');
});

test('A browser that refuses to keep anything still lets someone save for now.', async () => {
	const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	const button = await open();
	await button.click();
	await expect.element(button).toHaveAttribute('aria-pressed', 'true');
	refuse.mockRestore();
});
