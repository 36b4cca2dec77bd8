import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { compareWithNow, type FieldChange } from '#lib/clinics/record/change.ts';
import ChangeList from './ChangeList.svelte';
import type { Choice } from './decision.ts';

const changes: FieldChange[] = [
	{ field: 'name', from: 'Old Name', to: 'New Name' },
	{ field: 'npi', from: null, to: '1234567893' },
	{ field: 'payers/medicaid', from: 'accepted', to: 'not_accepted' }
];

const lines = () => page.getByRole('listitem').elements().map(textOf);
const textOf = (it: Element) => (it as HTMLElement).innerText.replace(/\s+/g, ' ').trim();

test('A change is told by its field, and what stands before and after it.', async () => {
	const screen = await render(ChangeList, { changes });
	expect(lines()).toEqual([
		'Name Before Old Name After New Name',
		'NPI (national provider number) Before nothing said After 1234567893',
		'Takes Medicaid Before yes, as a facility After no, as a facility'
	]);
	const [item] = page.getByRole('listitem').elements();
	expect(item.querySelector('del')?.textContent).toBe('Old Name');
	expect(item.querySelector('ins')?.textContent).toBe('New Name');
	expect(screen.container.querySelectorAll('del')).toHaveLength(2);
});

test('Once it is decided, each change says whether it was accepted, and why not.', async () => {
	const choices: Choice[] = [
		{ field: 'name', accept: true },
		{ field: 'npi', accept: false, reason: 'It is another clinic’s.' }
	];
	await render(ChangeList, { changes, choices });
	expect(lines()).toEqual([
		'Name ✓ Accepted Before Old Name After New Name',
		'NPI (national provider number) ✗ Not accepted It is another clinic’s. Before nothing said After 1234567893',
		'Takes Medicaid Before yes, as a facility After no, as a facility'
	]);
});

test('A conflict is shown three ways, and what is done already is marked.', async () => {
	const now = { name: 'Other Name', npi: '1234567893', 'payers/medicaid': 'accepted' };
	await render(ChangeList, { changes: compareWithNow(changes, now) });
	expect(lines()).toEqual([
		'Name ⚠ Changed by someone else meanwhile When it was written Old Name Now Other Name Proposed New Name',
		'NPI (national provider number) ✓ Already so Before nothing said After 1234567893',
		'Takes Medicaid Before yes, as a facility After no, as a facility'
	]);
});

test('A position leads to where a map with streets shows it.', async () => {
	const to = { latitude: 33.41, longitude: -111.8, precision: 'address' };
	await render(ChangeList, { changes: [{ field: 'position', from: null, to }] });
	const link = page.getByRole('link', { name: 'See it on the map' });
	await expect
		.element(link)
		.toHaveAttribute(
			'href',
			'https://www.openstreetmap.org/?mlat=33.41000&mlon=-111.80000#map=17/33.41000/-111.80000'
		);
	await expect.element(page.getByText('(opens openstreetmap.org)')).toBeVisible();
});

test('It says when nothing would change.', async () => {
	await render(ChangeList, { changes: [] });
	await expect.element(page.getByText('Nothing would change.')).toBeVisible();
});
