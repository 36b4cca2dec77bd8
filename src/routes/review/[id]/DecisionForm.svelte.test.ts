import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { ComparedChange } from '#lib/clinics/record/change.ts';
import type { Choice, Vote } from '#lib/submissions/proposal/decision.ts';
import type { Review } from '#lib/submissions/review/review.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import DecisionForm from './DecisionForm.svelte';

const phone: ComparedChange = {
	field: 'phone',
	from: null,
	to: { number: '+14805550199' },
	now: null,
	standing: 'clean'
};
const name: ComparedChange = {
	field: 'name',
	from: 'Desert Mind Clinic',
	to: 'Desert Minds',
	now: 'Desert Mind Clinic',
	standing: 'clean'
};
const EVIDENCE = 'https://clinic.example/contact';

const yes = (field: Choice['field']): Choice => ({ field, accept: true });
const vote = (accountId: string, choices: Choice[]): Vote => ({
	accountId,
	at: '2026-11-24T10:00:00.000Z',
	choices,
	check: 'clinic_document',
	evidence: EVIDENCE,
	outdated: []
});

const review: Review = {
	submission: {
		id: 'one',
		kind: 'update',
		clinicId: infusionClinic.id,
		baseVersion: 1,
		changes: [phone, name].map(({ field, from, to }) => ({ field, from, to })),
		origin: 'public',
		accountId: null,
		proof: null,
		note: null,
		about: null,
		contactEmail: 'sender@example.org',
		locale: 'en',
		batchId: null,
		risk: 'high',
		state: 'pending',
		revision: 1,
		answer: null,
		heldBy: null,
		heldUntil: null,
		createdAt: '2026-11-23T10:00:00.000Z',
		decidedAt: null,
		purgedAt: null
	},
	name: infusionClinic.name,
	clinic: { ...infusionClinic, phone: { number: '+14805550100' } },
	clinicVersion: 1,
	compared: [phone, name],
	votes: [],
	own: null,
	choices: [],
	dueAt: '2026-11-25T10:00:00.000Z',
	isOverdue: false,
	holder: 'nobody',
	heldBy: null,
	minutesHeld: 0,
	refusal: null,
	reader: 'mail',
	isOwnProposal: false,
	restores: null,
	alsoWaiting: [],
	calls: []
};

const show = (more: Partial<Review>) =>
	render(DecisionForm, {
		review: { ...review, ...more },
		reviewers: 2,
		values: undefined,
		errors: {}
	});

const chosen = () =>
	[...document.querySelectorAll<HTMLInputElement>('[type=radio]:checked')].map(
		(it) => `${it.name} ${it.value}`
	);

beforeEach(() => page.viewport(900, 800));

test('The second person chooses for themselves, and reads what the first found.', async () => {
	const screen = await show({ votes: [vote('ada', [yes('phone'), yes('name')])] });
	// The name needs no second look: it waits for the phone only.
	expect(chosen()).toEqual(['accept-1 accept']);
	await expect.element(screen.getByLabelText('Address of the document')).toHaveValue('');
	const link = screen.getByRole('link', { name: EVIDENCE });
	await expect.element(link).toHaveAttribute('href', EVIDENCE);
	await expect.element(screen.getByText(/Checked before you: By a document/)).toBeVisible();
});

test('Who decided before finds what they chose, and may choose anew.', async () => {
	const rejected: Choice = { field: 'name', accept: false, reason: 'It is a nickname.' };
	const screen = await show({ own: vote('me', [yes('phone'), rejected]) });
	expect(chosen()).toEqual(['accept-0 accept', 'accept-1 reject', 'check clinic_document']);
	await expect.element(screen.getByLabelText('Reason').nth(1)).toHaveValue('It is a nickname.');
	for (const button of ['Publish what is accepted', 'Ask for changes', 'Reject everything']) {
		await expect.element(screen.getByRole('button', { name: button })).toBeEnabled();
	}
	await expect.element(screen.getByText(/your newest decision counts/)).toBeVisible();
});

test('What was chosen before the clinic said something else is shown, and fills in nothing.', async () => {
	const outdated = ['phone', 'name'] as const;
	const screen = await show({
		votes: [{ ...vote('ada', [yes('phone'), yes('name')]), outdated }],
		own: { ...vote('me', [yes('phone'), yes('name')]), outdated }
	});
	expect(chosen().filter((it) => it.startsWith('accept'))).toEqual([]);
	await expect.element(screen.getByText(/this no longer counts/).first()).toBeVisible();
});

test('Enter in a reason sends nothing.', async () => {
	const screen = await show({});
	let sent = 0;
	document.querySelector('form')?.addEventListener(
		'submit',
		(event) => {
			event.preventDefault();
			event.stopImmediatePropagation();
			sent++;
		},
		{ capture: true }
	);
	await screen.getByLabelText('Reject').first().click();
	await screen.getByLabelText('Reason').first().fill('Out of service.');
	await userEvent.keyboard('{Enter}');
	expect(sent).toBe(0);
	await screen.getByRole('button', { name: 'Ask for changes' }).click();
	expect(sent).toBe(1);
});

test('A call is offered only where a number is listed.', async () => {
	const phoneCheck = 'By phone, on the listed number';
	const listed = await show({});
	await expect.element(listed.getByLabelText(phoneCheck)).toBeVisible();
	await listed.unmount();
	const isNew = await show({ clinic: null, clinicVersion: null });
	await expect.element(isNew.getByLabelText(phoneCheck)).not.toBeInTheDocument();
	await expect.element(isNew.getByText(/the sender’s own/)).toBeVisible();
});

test('It says where nobody may read an answer.', async () => {
	const screen = await show({ reader: 'page' });
	await expect.element(screen.getByText(/Only their own status page/)).toBeVisible();
	await screen.unmount();
	const imported = await show({ reader: 'nobody' });
	await expect.element(imported.getByText(/nobody reads an answer/)).toBeVisible();
});

test('A restored version is not checked anew.', async () => {
	const screen = await show({ restores: 2 });
	await expect.element(screen.getByText('How was it checked?')).not.toBeInTheDocument();
	expect(document.querySelector<HTMLInputElement>('[name=check]')?.value).toBe('as_submitted');
});
