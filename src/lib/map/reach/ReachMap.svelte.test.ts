import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { cdp, page, userEvent } from 'vitest/browser';
import countiesUrl from 'us-atlas/counties-10m.json?url';
import archive from '#lib/map/base/fixtures/twin-cities.pmtiles?url';
import { channels, CLASS_COLORS, CLINIC_COLORS, NO_CLASS_COLOR } from './class-colors.ts';
import type { CountyTopology } from './outlines.ts';
import ReachMap from './ReachMap.svelte';

type Place = { latitude: number; longitude: number };

const shapes = (await (await fetch(countiesUrl)).json()) as CountyTopology;

const RAMSEY = '27123';
const HENNEPIN = '27053';
const codes = [RAMSEY, HENNEPIN];
const twinCities = { latitude: 44.95, longitude: -93.1, zoom: 7 };
const columns = (...places: [number, number][]) => ({
	latitude: Float64Array.from(places, ([latitude]) => latitude),
	longitude: Float64Array.from(places, ([, longitude]) => longitude)
});
const { light, dark } = CLASS_COLORS;

const events = () => ({
	onview: vi.fn<(view: Place & { zoom: number }) => void>(),
	oncounty: vi.fn<(code: string) => void>(),
	onclinic: vi.fn<(index: number) => void>(),
	onadded: vi.fn<(index: number, place: Place, settled: boolean) => void>(),
	onplace: vi.fn<(place: Place) => void>(),
	oncancel: vi.fn<() => void>()
});

async function show(more: Record<string, unknown> = {}) {
	const heard = events();
	const shown = await render(ReachMap, {
		label: 'Map of reach',
		shapes,
		codes,
		countyClass: Uint8Array.of(1, 4),
		classes: 'distance' as const,
		dots: null,
		clinics: null,
		view: twinCities,
		countyLabel: (code: string) => `County ${code}`,
		basemapUrl: archive,
		locale: 'en' as const,
		...heard,
		...more
	});
	await expect.element(map()).toBeVisible();
	return { ...heard, shown };
}

const map = () => page.getByRole('group', { name: /^Map\. Arrow keys/ });
const pin = () => page.getByRole('button', { name: 'New clinic' });

/** Where a place is on the screen, when the map's middle is `twinCities`. */
function at({ latitude, longitude }: Place, zoom = twinCities.zoom) {
	const box = map().element().getBoundingClientRect();
	const world = 256 * 2 ** zoom;
	const y = (of: number) => Math.log(Math.tan(Math.PI / 4 + (of * Math.PI) / 360));
	return {
		x: box.width / 2 + ((longitude - twinCities.longitude) / 360) * world,
		y: box.height / 2 - ((y(latitude) - y(twinCities.latitude)) / (2 * Math.PI)) * world
	};
}

const ramsey = { latitude: 45.02, longitude: -93.1 };
const hennepin = { latitude: 45.0, longitude: -93.48 };

/** What a layer's canvas holds at a place: red, green, blue and opacity. */
function pixelAt(pane: string, place: Place, zoom = twinCities.zoom): number[] {
	const { left, top } = map().element().getBoundingClientRect();
	const { x, y } = at(place, zoom);
	for (const canvas of document.querySelectorAll<HTMLCanvasElement>(
		`.leaflet-${pane}-pane canvas`
	)) {
		const box = canvas.getBoundingClientRect();
		const [across, down] = [(left + x - box.left) / box.width, (top + y - box.top) / box.height];
		if (across < 0 || across >= 1 || down < 0 || down >= 1 || !canvas.width) continue;
		const context = canvas.getContext('2d');
		return [
			...(context?.getImageData(across * canvas.width, down * canvas.height, 1, 1).data ?? [])
		];
	}
	return [0, 0, 0, 0];
}

const opaque = (color: string) => [...channels(color), 255];
const press = (place: Place) => map().click({ position: at(place) });

async function emulate(features: { name: string; value: string }[]) {
	await (cdp() as { send(method: string, params: object): Promise<unknown> }).send(
		'Emulation.setEmulatedMedia',
		{ features }
	);
}

beforeEach(() => page.viewport(700, 600));
afterEach(() => emulate([]));

describe('counties', () => {
	test('have the colours of their classes, and new ones at once', async () => {
		const { shown } = await show();
		await expect.poll(() => pixelAt('classes', ramsey)).toEqual(opaque(light.distance[1]));
		expect(pixelAt('classes', hennepin)).toEqual(opaque(light.distance[4]));
		await shown.rerender({ countyClass: Uint8Array.of(5, 0), classes: 'score' });
		expect(pixelAt('classes', ramsey)).toEqual(opaque(light.score[5]));
		expect(pixelAt('classes', hennepin)).toEqual(opaque(light.score[0]));
	});

	test('that stay as they are draw nothing anew, and another colour does', async () => {
		const { shown } = await show();
		await expect.poll(() => pixelAt('classes', ramsey)).toEqual(opaque(light.distance[1]));
		// What lies around the map is drawn after the frame.
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		const drawn = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
		await shown.rerender({ countyClass: Uint8Array.of(1, 4) });
		expect(drawn).not.toHaveBeenCalled();
		await shown.rerender({ countyClass: Uint8Array.of(2, 4) });
		expect(drawn).toHaveBeenCalled();
		drawn.mockRestore();
	});

	test('are of other colours in the dark', async () => {
		await emulate([{ name: 'prefers-color-scheme', value: 'dark' }]);
		await show();
		await expect.poll(() => pixelAt('classes', ramsey)).toEqual(opaque(dark.distance[1]));
	});

	test('are striped where nothing is known: most of them lets the ground through', async () => {
		await show({ countyClass: Uint8Array.of(1, 255), view: { ...twinCities, zoom: 9 } });
		const pixels = Array.from({ length: 40 }, (_, i) =>
			pixelAt('classes', { ...hennepin, longitude: hennepin.longitude - i / 1000 }, 9)
		);
		const clear = pixels.filter(([, , , opacity]) => opacity === 0).length;
		expect(clear).toBeGreaterThan(20);
		expect(clear).toBeLessThan(40);
	});

	test('are told by a press, and the chosen one is outlined', async () => {
		const { oncounty, shown } = await show();
		await press(ramsey);
		expect(oncounty).toHaveBeenLastCalledWith(RAMSEY);
		expect(document.querySelector('.reach-selected')).toBeNull();
		await shown.rerender({ selected: RAMSEY });
		const outline = document.querySelector('.reach-selected')?.getBoundingClientRect();
		expect(outline?.width).toBeGreaterThan(10);
		expect(outline?.width).toBeLessThan(60);
	});

	test('say their label under the mouse, for eyes only', async () => {
		await show();
		await map().hover({ position: at(hennepin) });
		const tip = page.getByText(`County ${HENNEPIN}`);
		await expect.element(tip).toBeVisible();
		expect(tip.element().closest('[aria-hidden="true"]')).not.toBeNull();
		await page.getByRole('button', { name: 'Zoom in' }).hover();
		await expect.element(tip).not.toBeInTheDocument();
	});
});

describe('tracts', () => {
	const dots = {
		...columns([ramsey.latitude, ramsey.longitude]),
		population: Uint32Array.of(8000),
		areaClass: Uint8Array.of(3)
	};

	test('are dots closer in, and their colours follow', async () => {
		const view = { ...twinCities, zoom: 10 };
		const { shown } = await show({ dots, view });
		const [red] = channels(light.distance[3]);
		await expect.poll(() => Math.abs(pixelAt('dots', ramsey, 10)[0] - red)).toBeLessThan(4);
		await shown.rerender({ dots: { ...dots, areaClass: Uint8Array.of(5) } });
		const [other] = channels(light.distance[5]);
		expect(Math.abs(pixelAt('dots', ramsey, 10)[0] - other)).toBeLessThan(4);
	});

	test('are grey where nothing is known', async () => {
		const unknown = { ...dots, areaClass: Uint8Array.of(255) };
		await show({ dots: unknown, view: { ...twinCities, zoom: 10 } });
		const [red] = channels(NO_CLASS_COLOR.light);
		await expect.poll(() => Math.abs(pixelAt('dots', ramsey, 10)[0] - red)).toBeLessThan(4);
	});

	test('are not there farther out', async () => {
		await show({ dots });
		expect(document.querySelectorAll('.leaflet-dots-pane canvas')).toHaveLength(0);
	});
});

describe('clinics', () => {
	const places = columns([45.3, -93.6], [44.6, -92.6], [45.4, -92.4]);
	const [open, unmatched, closed] = [0, 1, 2].map((i) => ({
		latitude: places.latitude[i],
		longitude: places.longitude[i]
	}));
	const clinics = { ...places, open: Uint8Array.of(1, 0, 2) };

	test('are drawn when open, hollow when closed, and not when they do not match', async () => {
		await show({ clinics });
		await expect.poll(() => pixelAt('clinics', open)).toEqual(opaque(CLINIC_COLORS.light.fill));
		expect(pixelAt('clinics', unmatched)).toEqual([0, 0, 0, 0]);
		const beside = { ...closed, longitude: closed.longitude - 0.025 };
		expect(pixelAt('clinics', beside)).not.toEqual(opaque(CLINIC_COLORS.light.fill));
		expect(pixelAt('clinics', closed)[3]).toBeGreaterThan(0);
	});

	test('are hollow where their place is known only about', async () => {
		await show({ clinics: { ...clinics, approximate: Uint8Array.of(1, 0, 0) } });
		await expect.poll(() => pixelAt('clinics', open)).toEqual(opaque(CLINIC_COLORS.light.ring));
	});

	test('that are open are told by a press nearby; around others it is for the county', async () => {
		const { onclinic, oncounty } = await show({ clinics });
		const { x, y } = at(open);
		await map().click({ position: { x: x + 8, y: y - 4 } });
		expect(onclinic).toHaveBeenLastCalledWith(0);
		expect(oncounty).not.toHaveBeenCalled();
		await press(closed);
		expect(oncounty).toHaveBeenCalledOnce();
		await map().click({ position: { x: x + 20, y } });
		expect(oncounty).toHaveBeenCalledTimes(2);
		expect(onclinic).toHaveBeenCalledOnce();
	});

	test('by the ten thousand take no element each', async () => {
		const many = Array.from({ length: 10_000 }, (_, i): [number, number] => [
			26 + ((i * 7919) % 2200) / 100,
			-120 + ((i * 104_729) % 4800) / 100
		]);
		await show({ clinics: { ...columns(...many), open: new Uint8Array(10_000).fill(1) } });
		expect(map().element().querySelectorAll('*').length).toBeLessThan(200);
	});
});

describe('placing', () => {
	test('takes a press for a new clinic, whatever is there', async () => {
		const { onplace, oncounty, shown } = await show({ placing: true });
		await press(hennepin);
		const [[place]] = onplace.mock.calls;
		expect(place.latitude).toBeCloseTo(hennepin.latitude, 1);
		expect(place.longitude).toBeCloseTo(hennepin.longitude, 1);
		expect(oncounty).not.toHaveBeenCalled();
		await shown.rerender({ placing: false });
		await press(hennepin);
		expect(onplace).toHaveBeenCalledOnce();
		expect(oncounty).toHaveBeenCalledOnce();
	});

	test('goes by keys: the map has the focus, arrows move it, Enter takes its middle', async () => {
		await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
		const { onplace } = await show({ placing: true });
		await expect.element(map()).toHaveFocus();
		await expect.element(page.getByText(/Escape cancels/)).toBeVisible();
		await userEvent.keyboard('{Enter}{ArrowRight}{Enter}');
		const [[middle], [east]] = onplace.mock.calls;
		expect(middle.latitude).toBeCloseTo(twinCities.latitude, 2);
		expect(middle.longitude).toBeCloseTo(twinCities.longitude, 2);
		expect(east.longitude).toBeGreaterThan(middle.longitude);
	});

	test('ends by Escape, wherever the focus is', async () => {
		const { oncancel } = await show({ placing: true });
		(document.activeElement as HTMLElement).blur();
		await userEvent.keyboard('{Escape}');
		expect(oncancel).toHaveBeenCalledOnce();
	});
});

test('A clinic of the scenario is a pin, moved by arrow keys, that follows the numbers.', async () => {
	const added = [{ latitude: 45.2, longitude: -93.3, label: 'New clinic' }];
	const { onadded, shown } = await show({ added });
	await expect.element(pin()).toBeVisible();
	(pin().element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowUp}');
	const [[index, place, settled]] = onadded.mock.calls;
	expect([index, settled]).toEqual([0, true]);
	expect(place.latitude).toBeGreaterThan(45.2);
	const before = pin().element().getBoundingClientRect();
	await shown.rerender({ added: [{ ...added[0], latitude: 44.6 }] });
	expect(pin().element().getBoundingClientRect().top).toBeGreaterThan(before.top + 50);
	await shown.rerender({ added: [] });
	await expect.element(pin()).not.toBeInTheDocument();
});

describe('the view', () => {
	test('is told when the person moves it, and not when the page does', async () => {
		await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
		const { onview, shown } = await show();
		await shown.rerender({ view: { latitude: 30, longitude: -60, zoom: 5 } });
		await expect.poll(() => pixelAt('classes', ramsey)).toEqual([0, 0, 0, 0]);
		await shown.rerender({ view: twinCities });
		await expect.poll(() => pixelAt('classes', ramsey)).toEqual(opaque(light.distance[1]));
		expect(onview).not.toHaveBeenCalled();
		await page.getByRole('button', { name: 'Zoom in' }).click();
		// The middle of the map is a whole pixel.
		const [[view]] = onview.mock.calls;
		expect(view.latitude).toBeCloseTo(twinCities.latitude, 2);
		expect(view.longitude).toBeCloseTo(twinCities.longitude, 2);
		expect(view.zoom).toBe(8);
		await shown.rerender({ view: { ...view } });
		expect(onview).toHaveBeenCalledOnce();
	});

	test('shows the mainland when none is given', async () => {
		const { shown } = await show({ view: null });
		await expect.poll(() => pixelAt('classes', ramsey)[3]).toBe(0);
		await shown.rerender({ countyClass: new Uint8Array(2) });
		const drawn = [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-classes-pane canvas')];
		expect(drawn.some(({ width }) => width > 0)).toBe(true);
	});
});

describe('for those who do not see it', () => {
	test('it has a name, and says where the same is told', async () => {
		await show();
		const region = page.getByRole('region', { name: 'Map of reach' });
		const twin = region.getByText('The table below says the same as this map.');
		await expect.element(twin).toBeInTheDocument();
	});

	test('Escape leaves the map', async () => {
		await show();
		(map().element() as HTMLElement).focus();
		await userEvent.keyboard('{Escape}');
		await expect.element(page.getByText('End of the map')).toHaveFocus();
	});

	test('without a basemap the areas are still told', async () => {
		await show({ basemapUrl: null });
		await expect.element(page.getByText(/background map could not be loaded/)).toBeVisible();
		await expect.poll(() => pixelAt('classes', ramsey)).toEqual(opaque(light.distance[1]));
	});
});
