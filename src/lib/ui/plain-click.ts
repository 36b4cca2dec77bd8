/** Whether a click follows a link here: not in a new tab or window, and not to save it. */
export function isPlainClick(event: MouseEvent): boolean {
	const { altKey, button, ctrlKey, metaKey, shiftKey } = event;
	return button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey;
}
