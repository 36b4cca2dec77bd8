import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { attestedClinic, infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import ClinicForm from './ClinicForm.svelte';
import { formValues, type Values } from '#lib/submissions/proposal/clinic-form.ts';
import { valuesOf } from './names.ts';

const form = document.createElement('form');

/** Shows the form of a clinic, in a form element as a page has it. */
async function show(clinic = infusionClinic, more: Record<string, unknown> = {}) {
	form.replaceChildren();
	document.body.append(form);
	const start = formValues(clinic);
	const props = { clinic, start, typed: null, errors: {}, today: '2026-11-23', ...more };
	return render(ClinicForm, { target: form, props });
}

const sent = (): Values => valuesOf(new FormData(form));
const box = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`);

beforeEach(() => {
	localStorage.clear();
	return page.viewport(900, 800);
});

describe('the form', () => {
	test.each([infusionClinic, attestedClinic])('sends what it was filled with', async (clinic) => {
		await show(clinic);
		expect(sent()).toEqual(formValues(clinic));
	});

	test('asks who pays as soon as a treatment is ticked', async () => {
		await show();
		const name = 'coverage-esketamine_nasal-clinic-medicaid-participation';
		expect(box(name)).toBeNull();
		box('service-esketamine_nasal-clinic')?.click();
		await expect.poll(() => box(name)).not.toBeNull();
	});

	test('keeps what was answered of a treatment that is unticked', async () => {
		await show(attestedClinic);
		const before = sent();
		box('service-esketamine_nasal-clinic')?.click();
		await expect
			.poll(() => box('coverage-esketamine_nasal-clinic-medicare-participation')?.type)
			.toBe('hidden');
		const coverage = Object.entries(before).filter(([name]) => /^(coverage|plan)-/.test(name));
		expect(sent()).toMatchObject(Object.fromEntries(coverage));
	});

	test('has an empty phone ready after the last one', async () => {
		await show();
		expect(box('intake-1-number')).toBeNull();
		await userEvent.fill(page.getByLabelText('Number 1 for new patients'), '480 555 0100');
		await expect.poll(() => box('intake-1-number')).not.toBeNull();
		expect(sent()['intake-0-number']).toBe('480 555 0100');
	});

	test.each([
		['Add another phone', 'intake-0-number'],
		['Add another plan', 'plan-iv_infusion-clinic-0-payer']
	])('leads into the empty row: %s', async (button, name) => {
		await show();
		await page.getByRole('button', { name: button }).click();
		expect(document.activeElement).toBe(box(name));
	});

	test('leaves a treatment open while its coverage is answered', async () => {
		await show();
		box('service-esketamine_nasal-clinic')?.click();
		const answer = 'coverage-esketamine_nasal-clinic-medicaid-participation';
		await expect.poll(() => box(answer)).not.toBeNull();
		const fold = () => box(answer)?.closest('details');
		expect(fold()?.open).toBe(false);
		// The one that was alone stays open, too.
		expect(box('coverage-iv_infusion-clinic-va-participation')?.closest('details')?.open).toBe(
			true
		);
		fold()?.querySelector('summary')?.click();
		await expect.poll(() => fold()?.open).toBe(true);
		await userEvent.selectOptions(box(answer) as HTMLElement, 'in_network');
		await expect.poll(() => sent()[answer]).toBe('in_network');
		await new Promise((resolve) => requestAnimationFrame(resolve));
		expect(fold()?.open).toBe(true);
		expect(box('coverage-esketamine_nasal-clinic-medicaid-prior')?.checkVisibility()).toBe(true);
		await userEvent.selectOptions(box(answer) as HTMLElement, 'not_accepted');
		const prior = box('coverage-esketamine_nasal-clinic-medicaid-prior');
		await expect.poll(() => prior?.checkVisibility()).toBe(false);
	});

	test('gives the days until Friday the hours of Monday', async () => {
		await show();
		await page.getByText('By the day of the week').click();
		const monday = page.getByRole('group', { name: 'Monday' });
		await monday.getByLabelText('This day').selectOptions('Open');
		await monday.getByLabelText('From', { exact: true }).fill('08:30');
		await monday.getByLabelText('To', { exact: true }).fill('17:00');
		await page.getByRole('button', { name: 'Same hours until Friday' }).click();
		await expect
			.poll(() => sent())
			.toMatchObject({
				'hours-Tu': 'open',
				'hours-Fr-from': '08:30',
				'hours-Fr-to': '17:00'
			});
		expect(sent()).not.toHaveProperty('hours-Sa');
	});

	test('opens the treatment in which something is wrong', async () => {
		const name = 'coverage-esketamine_nasal-clinic-va-evidence';
		await show(attestedClinic, { errors: { [name]: 'A link is needed.' } });
		expect(box(name)?.closest('details')?.open).toBe(true);
		await expect.element(page.getByRole('alert')).toHaveFocus();
		await expect
			.element(page.getByRole('link', { name: /Veterans Affairs.*: A link is needed\.$/ }))
			.toBeVisible();
	});
});

describe('a draft', () => {
	test('is kept in the browser, told when it is restored, and can be dropped', async () => {
		const first = await show();
		await userEvent.fill(page.getByLabelText('Name', { exact: true }), 'Desert Mind Center');
		await first.unmount();
		await show();
		await expect.poll(() => form.textContent).toMatch('We kept what you typed');
		expect(sent().name).toBe('Desert Mind Center');
		await page.getByRole('button', { name: 'Start over' }).click();
		await expect.poll(() => sent()).toEqual(formValues(infusionClinic));
		expect(localStorage.length).toBe(0);
	});

	test('gives way to what came back from the server', async () => {
		const first = await show();
		await userEvent.fill(page.getByLabelText('Name', { exact: true }), 'Old draft');
		await first.unmount();
		await show(infusionClinic, { typed: { ...formValues(infusionClinic), name: 'Sent' } });
		expect(sent().name).toBe('Sent');
	});

	const handedOver = { name: 'New Dawn', city: 'Mesa', phone: '4805550100' };
	const add = (start: Values) => show(infusionClinic, { clinic: null, start });

	test('of a clinic to add is all that it holds, also what the page before handed over', async () => {
		const first = await add(handedOver);
		await userEvent.fill(page.getByLabelText('Street and number'), '9 Elm Street');
		await first.unmount();
		// Opened anew after an answer of the server, its address holds nothing.
		await add({});
		await expect.poll(() => sent()).toEqual({ ...handedOver, street: '9 Elm Street' });
		await expect.poll(() => form.textContent).toMatch('We kept what you typed');
	});

	test('of one clinic to add is not put over another', async () => {
		const first = await add(handedOver);
		await userEvent.fill(page.getByLabelText('Street and number'), '9 Elm Street');
		await first.unmount();
		await add({ name: 'Old Dusk' });
		expect(sent()).toEqual({ name: 'Old Dusk' });
	});
});
