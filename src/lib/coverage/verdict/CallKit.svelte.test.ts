import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import CallKit from './CallKit.svelte';

const props = {
	clinic: infusionClinic,
	asked: { payer: 'medicaid', route: null } as const,
	today: '2026-11-23'
};

afterEach(() => vi.restoreAllMocks());

test('The questions are copied as text, and it is said that they were.', async () => {
	const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	await render(CallKit, props);
	await page.getByRole('button', { name: 'Copy as text' }).click();
	await expect.element(page.getByRole('status')).toHaveTextContent('Copied.');
	expect(write.mock.calls[0][0]).toContain('Do you bill Medicaid for ketamine infusions?');
});

test('When the browser refuses to copy, the text is there to be copied by hand.', async () => {
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
	await render(CallKit, props);
	await page.getByRole('button', { name: 'Copy as text' }).click();
	await expect
		.element(page.getByRole('textbox', { name: 'Text to copy' }))
		.toHaveValue(expect.stringContaining('Desert Mind Clinic'));
});
