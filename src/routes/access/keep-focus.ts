import { tick } from 'svelte';

/** Gives focus to what can't have it by itself, such as a heading, and brings it into view. */
export async function focusOn(id: string): Promise<void> {
	await tick();
	const element = document.getElementById(id);
	if (!element) return;
	if (element.tabIndex < 0) element.tabIndex = -1;
	element.focus();
}

/** The same where what had focus is gone, so that nobody starts at the top of the page again. */
export async function keepFocus(id: string): Promise<void> {
	await tick();
	const { activeElement } = document;
	if (!activeElement || activeElement === document.body) await focusOn(id);
}
