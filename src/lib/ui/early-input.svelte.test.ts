import { afterEach, expect, it } from 'vitest';
import { giveBackEarlyInput, noteEarlyInput } from './early-input.ts';

afterEach(() => document.body.replaceChildren());

/** A form as the server sent it. */
function serve(html: string): HTMLFormElement {
	document.body.innerHTML = `<form>${html}</form>`;
	return document.forms[0];
}

function fill<T extends HTMLElement>(selector: string, change: (field: T) => void): T {
	const field = document.querySelector<T>(selector);
	if (!field) throw new Error(`No ${selector}.`);
	change(field);
	field.dispatchEvent(new Event('input', { bubbles: true }));
	return field;
}

const SERVED = `
	<input name="phone" value="602"><textarea name="note"></textarea>
	<select name="payer"><option value="">Any</option><option value="va">VA</option></select>
	<input type="checkbox" name="closed"><input type="checkbox" name="open" checked>
	<input type="radio" name="kind" value="a" checked><input type="radio" name="kind" value="b">
	<input type="hidden" name="version" value="1">`;

/** As hydration does: every field has the server's value again. */
const hydrate = (form: HTMLFormElement) => form.reset();

const told = (form: HTMLFormElement) => {
	const names: string[] = [];
	form.addEventListener('change', ({ target }) => names.push((target as HTMLInputElement).name));
	return names;
};

it('what was typed and chosen before and while the page starts up is given back, and told', () => {
	const form = serve(SERVED);
	fill<HTMLInputElement>('[name=phone]', (it) => (it.value = '602 555 0148'));
	fill<HTMLInputElement>('[name=open]', (it) => (it.checked = false));
	fill<HTMLInputElement>('[value=b]', (it) => (it.checked = true));
	noteEarlyInput(document);
	fill<HTMLTextAreaElement>('textarea', (it) => (it.value = 'A new number'));
	fill<HTMLSelectElement>('select', (it) => (it.value = 'va'));
	fill<HTMLInputElement>('[name=closed]', (it) => (it.checked = true));
	const typed = [...new FormData(form)];
	hydrate(form);
	expect([...new FormData(form)]).not.toEqual(typed);
	const names = told(form);
	giveBackEarlyInput();
	expect([...new FormData(form)]).toEqual(typed);
	expect(names.toSorted()).toEqual(['closed', 'kind', 'note', 'open', 'payer', 'phone']);
});

it('what nobody touched, or the page kept, is left alone', () => {
	const form = serve(SERVED);
	noteEarlyInput(document);
	fill<HTMLInputElement>('[name=phone]', (it) => (it.value = '602 555 0148'));
	const names = told(form);
	giveBackEarlyInput();
	expect(names).toEqual([]);
});

it('the radio that was chosen last is the one', () => {
	const form = serve(`${SERVED}<input type="radio" name="kind" value="c">`);
	noteEarlyInput(document);
	for (const value of ['b', 'c', 'b']) {
		fill<HTMLInputElement>(`[value=${value}]`, (it) => (it.checked = true));
	}
	hydrate(form);
	giveBackEarlyInput();
	expect(new FormData(form).get('kind')).toBe('b');
});

it('the finder’s form, hidden fields and what is changed later are not its business', () => {
	const form = serve(SERVED);
	form.dataset.hold = '';
	noteEarlyInput(document);
	fill<HTMLSelectElement>('select', (it) => (it.value = 'va'));
	delete form.dataset.hold;
	fill<HTMLInputElement>('[name=version]', (it) => (it.value = '2'));
	hydrate(form);
	giveBackEarlyInput();
	expect(new FormData(form).get('payer')).toBe('');
	fill<HTMLSelectElement>('select', (it) => (it.value = 'va'));
	hydrate(form);
	giveBackEarlyInput();
	expect(new FormData(form).get('payer')).toBe('');
});
