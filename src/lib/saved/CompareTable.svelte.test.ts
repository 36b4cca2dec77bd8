import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../tests/support/sample-clinics.ts';
import { comparedFrom } from '../../../tests/support/sample-compared.ts';
import CompareTable from './CompareTable.svelte';

const today = '2026-11-23';
const clinics = comparedFrom([attestedClinic, infusionClinic, referralPlace], today);

test('Each clinic has a column, and each insurance that is reported a row.', async () => {
	await render(CompareTable, { clinics, payer: null, today });
	await expect.element(page.getByRole('columnheader', { name: /Riverbend/ })).toBeVisible();
	await expect.element(page.getByRole('rowheader', { name: 'Medicaid' })).toBeVisible();
	expect(page.getByRole('rowheader', { name: /TRICARE/ }).elements()).toHaveLength(0);
});

test('An insurance that was chosen has its row, with reasons, even when nobody reports it.', async () => {
	await render(CompareTable, { clinics, payer: 'tricare', today });
	await expect.element(page.getByRole('rowheader', { name: /TRICARE/ })).toBeVisible();
	expect(page.getByText(/Not a yes, and not a no/).elements()).toHaveLength(3);
	expect(page.getByRole('rowheader', { name: 'Medicaid' }).elements()).toHaveLength(0);
});

test('Phones are links that dial, extension included.', async () => {
	await render(CompareTable, { clinics, payer: null, today });
	await expect
		.element(page.getByRole('link', { name: '(480) 555-0112 ext. 12' }).first())
		.toHaveAttribute('href', 'tel:+14805550112;ext=12');
});
