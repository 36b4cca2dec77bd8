/**
 * What is typed and chosen while a page is starting up. Hydrating puts the server's values back into
 * fields, and a phone may take seconds until then: a person would see a choice undo itself, or not see
 * it. So it is noted before, and given back to the fields that lost it.
 */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a field is filled with: a text, or whether it is ticked. */
type Filled = string | boolean;

/** In the browser alone, and once for each page that is loaded: nothing is noted on the server. */
let stopNoting: (() => Map<Field, Filled>) | undefined;

/** Notes what is and will be changed, until it is given back. The finder's form hands over by itself. */
export function noteEarlyInput(page: Document): void {
	const noted = new Map<Field, Filled>();
	const note = ({ target }: Pick<Event, 'target'>) => {
		if (isField(target) && isFillable(target) && !target.form?.hasAttribute('data-hold')) {
			// Of several radios the last one chosen is given back last.
			noted.delete(target);
			noted.set(target, filledWith(target));
		}
	};
	for (const field of page.querySelectorAll('input, select, textarea')) {
		if (isField(field) && isChanged(field)) note({ target: field });
	}
	page.addEventListener('input', note, true);
	page.addEventListener('change', note, true);
	stopNoting = () => {
		page.removeEventListener('input', note, true);
		page.removeEventListener('change', note, true);
		return noted;
	};
}

/** Fills the fields that lost what they were filled with, and tells the page as a person would. */
export function giveBackEarlyInput(): void {
	const noted = stopNoting?.();
	stopNoting = undefined;
	for (const [field, filled] of noted ?? []) if (field.isConnected) refill(field, filled);
}

function refill(field: Field, filled: Filled): void {
	if (filledWith(field) === filled) return;
	if (typeof filled === 'string') field.value = filled;
	else if (isTick(field)) {
		// A radio that isn't chosen follows from the one that is.
		if (field.type === 'radio' && !filled) return;
		field.checked = filled;
	}
	for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

const isField = (it: unknown): it is Field =>
	it instanceof HTMLInputElement ||
	it instanceof HTMLSelectElement ||
	it instanceof HTMLTextAreaElement;

const isTick = (field: Field): field is HTMLInputElement =>
	field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type);

/** Files stay in their field, and nobody fills what is hidden or a button. */
const isFillable = (field: Field) =>
	!['hidden', 'file', 'submit', 'button', 'reset', 'image'].includes(field.type);

const filledWith = (field: Field): Filled => (isTick(field) ? field.checked : field.value);

function isChanged(field: Field): boolean {
	if (field instanceof HTMLSelectElement) {
		return [...field.options].some((option) => option.selected !== option.defaultSelected);
	}
	return isTick(field)
		? field.checked !== field.defaultChecked
		: field.value !== field.defaultValue;
}
