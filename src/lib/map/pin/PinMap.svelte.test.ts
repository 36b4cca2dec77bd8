import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import archive from '#lib/map/base/fixtures/twin-cities.pmtiles?url';
import PinMap from './PinMap.svelte';

interface Place {
	latitude: number;
	longitude: number;
}
const start = { latitude: 44.95, longitude: -93.1 };

async function show(more: Record<string, unknown> = {}) {
	const onmove = vi.fn<(place: Place) => void>();
	const props = {
		...start,
		basemapUrl: archive,
		locale: 'en' as const,
		label: 'Your place',
		onmove
	};
	const shown = await render(PinMap, { ...props, ...more });
	return { onmove, shown };
}

const pin = () => page.getByRole('button', { name: 'Your place' });

beforeEach(() => page.viewport(700, 600));

test('the pin is moved by arrow keys, and by less with Shift', async () => {
	const { onmove } = await show();
	await expect.element(pin()).toBeVisible();
	(pin().element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	const [[east]] = onmove.mock.calls;
	expect(east.longitude).toBeGreaterThan(start.longitude);
	expect(east.latitude).toBeCloseTo(start.latitude, 3);
	await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
	const [, [north]] = onmove.mock.calls;
	expect(north.latitude).toBeGreaterThan(east.latitude);
	expect(north.latitude - east.latitude).toBeLessThan(east.longitude - start.longitude);
});

test('a pin that nobody put is drawn as none, until it is moved', async () => {
	const { shown } = await show({ isUnset: true });
	await expect.element(pin()).toHaveClass('unset');
	await shown.rerender({ isUnset: false });
	await expect.element(pin()).not.toHaveClass('unset');
});

test('the pin follows the numbers, and the map follows the pin', async () => {
	const { shown, onmove } = await show();
	await shown.rerender({ latitude: 45.5, longitude: -94.2 });
	await expect.element(pin()).toBeInViewport();
	expect(onmove).not.toHaveBeenCalled();
});

test('without a basemap there is still a pin', async () => {
	await show({ basemapUrl: null });
	await expect.element(pin()).toBeVisible();
	await expect.element(page.getByRole('status')).not.toBeEmptyDOMElement();
});
