import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { cdp, page, userEvent } from 'vitest/browser';
import archive from '#lib/map/base/fixtures/twin-cities.pmtiles?url';
import type { MapClinic } from './map-clinic.ts';
import type { MapArea } from '#lib/map/base/view-bounds.ts';
import ClinicMap from './ClinicMap.svelte';

const clinic = (id: string, latitude: number, longitude: number): MapClinic => ({
	id,
	name: `${id} Clinic`,
	latitude,
	longitude,
	precision: id === 'Hastings' ? 'zip' : 'address',
	shape: 'accepts_payer',
	label: `${id} Clinic, takes Medicaid, 6 mi`,
	href: `/clinics/${id}`
});

const apart = [
	clinic('Stillwater', 45.06, -92.81),
	clinic('Anoka', 45.2, -93.39),
	clinic('Hastings', 44.74, -92.85)
];
const close = [clinic('Uptown', 44.948, -93.298), clinic('Lyndale', 44.94, -93.27)];
const origin = { latitude: 44.95, longitude: -93.1, label: 'ZIP 55101' };

const events = () => ({
	onhighlight: vi.fn<(id: string | null) => void>(),
	onselect: vi.fn<(id: string | null) => void>(),
	onsearcharea: vi.fn<(area: MapArea) => void>()
});

const show = async (clinics: MapClinic[], more: Record<string, unknown> = {}) =>
	render(ClinicMap, {
		clinics,
		origin,
		radiusMetres: 80_467,
		basemapUrl: archive,
		locale: 'en' as const,
		...more
	});

const markers = () => [...document.querySelectorAll<HTMLElement>('.map-marker')];
const marker = (id: string) =>
	page.getByRole('button', { name: new RegExp(`^${id} Clinic, takes Medicaid`) });
const focusName = () => document.activeElement?.getAttribute('aria-label') ?? '';
const hosts = () =>
	new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).host));

beforeEach(() => page.viewport(900, 700));

describe('markers', () => {
	test('every clinic on view has one, a button that says its name and verdict', async () => {
		await show(apart);
		await expect.element(marker('Anoka')).toBeVisible();
		expect(markers().map((element) => element.ariaLabel)).toEqual(apart.map(({ label }) => label));
	});

	test('a position known only by ZIP code looks approximate', async () => {
		await show(apart);
		await expect.element(marker('Hastings')).toHaveClass('approximate');
		await expect.element(marker('Anoka')).not.toHaveClass('approximate');
	});

	test('each takes a target of 44 px', async () => {
		await show(apart);
		await expect.element(marker('Anoka')).toBeVisible();
		for (const element of markers()) {
			const { width, height } = element.getBoundingClientRect();
			expect([width, height]).toEqual([44, 44]);
		}
	});

	test('pressing one opens a popup with a link to the clinic and tells who was selected', async () => {
		const { onselect } = events();
		await show(apart, { onselect });
		await marker('Anoka').click();
		const link = page.getByRole('link', { name: 'Anoka Clinic' });
		await expect.element(link).toHaveAttribute('href', '/clinics/Anoka');
		await expect.element(page.getByText('Takes Medicaid, 6 mi')).toBeVisible();
		expect(onselect).toHaveBeenLastCalledWith('Anoka');
		await page.getByRole('button', { name: 'Close' }).click();
		await expect.element(link).not.toBeInTheDocument();
		expect(onselect).toHaveBeenLastCalledWith(null);
	});
});

describe('clusters', () => {
	test('say how many clinics they stand for, and come apart when pressed', async () => {
		await show([...apart, ...close]);
		const cluster = page.getByRole('button', { name: /^2 clinics/ });
		await expect.element(cluster).toHaveTextContent('2');
		await cluster.click();
		await expect.element(marker('Uptown')).toBeVisible();
		await expect.element(marker('Lyndale')).toBeVisible();
	});

	test('of clinics at one place open a list', async () => {
		const [uptown] = close;
		await show([...apart, uptown, { ...uptown, id: 'Annex', name: 'Annex' }]);
		await page.getByRole('button', { name: /^2 clinics/ }).click();
		await expect.element(page.getByText('2 clinics at this place')).toBeVisible();
		await expect.element(page.getByRole('link', { name: 'Annex' })).toBeVisible();
	});

	test('thousands of clinics stay a few dozen buttons', async () => {
		const many = Array.from({ length: 8319 }, (_, i) =>
			clinic(`c${i}`, 26 + ((i * 7919) % 2200) / 100, -120 + ((i * 104_729) % 4800) / 100)
		);
		await show(many, { origin: null, radiusMetres: null });
		await expect.poll(() => markers().length).toBeGreaterThan(5);
		expect(markers().length).toBeLessThan(400);
	});
});

describe('highlighting', () => {
	test('goes out when the pointer or the focus comes and leaves', async () => {
		const { onhighlight } = events();
		await show(apart, { onhighlight });
		await marker('Anoka').hover();
		expect(onhighlight).toHaveBeenLastCalledWith('Anoka');
		await marker('Stillwater').hover();
		expect(onhighlight).toHaveBeenLastCalledWith('Stillwater');
		await page.getByRole('button', { name: 'Zoom in' }).hover();
		expect(onhighlight).toHaveBeenLastCalledWith(null);
	});

	test('comes in and lights the marker, or the cluster that holds the clinic', async () => {
		const screen = await show([...apart, ...close], { highlighted: 'Anoka' });
		await expect.element(marker('Anoka')).toHaveClass('lit');
		await screen.rerender({ highlighted: 'Lyndale' });
		await expect.element(page.getByRole('button', { name: /^2 clinics/ })).toHaveClass('lit');
		await expect.element(marker('Anoka')).not.toHaveClass('lit');
		await screen.rerender({ highlighted: null });
		expect(document.querySelector('.lit')).toBeNull();
	});
});

describe('with a keyboard', () => {
	test('Tab goes through the markers in the order of the list and out again', async () => {
		await show(apart);
		await expect.element(marker('Anoka')).toBeVisible();
		const names: string[] = [];
		for (let i = 0; i < 12; i++) {
			await userEvent.tab();
			if (document.activeElement === document.body) break;
			names.push(focusName() || (document.activeElement?.textContent?.trim() ?? ''));
		}
		expect(names[0]).toBe('Skip the map');
		expect(names.filter((name) => name.includes('Clinic'))).toEqual(apart.map((c) => c.label));
		expect(names.indexOf('Map data')).toBeGreaterThan(names.indexOf(apart[2].label));
	});

	test('Enter opens a clinic, Escape closes it, then leaves the map', async () => {
		await show(apart);
		await expect.element(marker('Anoka')).toBeVisible();
		(marker('Anoka').element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('link', { name: 'Anoka Clinic' })).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(marker('Anoka')).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		expect(focusName()).toContain('Arrow keys');
		await userEvent.keyboard('{Escape}');
		await expect.element(page.getByText('End of the map')).toHaveFocus();
	});

	test('the map can be skipped', async () => {
		await show(apart);
		await userEvent.tab();
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByText('End of the map')).toHaveFocus();
	});
});

describe('searching the area on view', () => {
	const button = () => page.getByRole('button', { name: 'Search this area' });

	test('is offered after the person moved the map, not after we did', async () => {
		const { onsearcharea } = events();
		const screen = await show(apart, { onsearcharea });
		await expect.element(marker('Anoka')).toBeVisible();
		await screen.rerender({ clinics: apart.slice(1) });
		await expect.element(button()).not.toBeInTheDocument();

		await page.getByRole('button', { name: 'Zoom out' }).click();
		await button().click();
		expect(onsearcharea).toHaveBeenCalledOnce();
		const [{ latitude, longitude, radiusMetres }] = onsearcharea.mock.calls[0];
		expect(latitude).toBeCloseTo(45, 0);
		expect(longitude).toBeCloseTo(-93, 0);
		expect(radiusMetres).toBeGreaterThan(50_000);
		await expect.element(button()).not.toBeInTheDocument();
	});

	test('leaves the view where it is; a new search moves it', async () => {
		const { onsearcharea } = events();
		const screen = await show(apart, { onsearcharea });
		await expect.element(marker('Anoka')).toBeVisible();
		await page.getByRole('button', { name: 'Zoom out' }).click();
		await button().click();
		const place = () => marker('Anoka').element().getBoundingClientRect().x;
		const before = place();
		await screen.rerender({ origin: { ...origin, latitude: 45.1 }, radiusMetres: 123_456 });
		expect(place()).toBe(before);
		await screen.rerender({ origin: { ...origin, latitude: 44.9 }, radiusMetres: 40_000 });
		await expect.poll(place).not.toBe(before);
	});

	test('of the same circle again, still lets the next search move the view', async () => {
		const { onsearcharea } = events();
		const screen = await show(apart, { onsearcharea });
		await expect.element(marker('Anoka')).toBeVisible();
		await page.getByRole('button', { name: 'Zoom out' }).click();
		await button().click();
		await screen.rerender({ origin: { ...origin }, radiusMetres: 80_467 });
		await screen.rerender({
			clinics: [clinic('Denver', 39.74, -104.99)],
			origin: { latitude: 39.7, longitude: -105, label: 'Denver, CO' }
		});
		await expect.element(marker('Denver')).toBeInViewport();
	});
});

describe('the background', () => {
	test('is our own map, credited, and asks no other host for anything', async () => {
		performance.clearResourceTimings();
		await show(apart);
		await expect
			.poll(() => document.querySelectorAll('canvas.leaflet-tile').length)
			.toBeGreaterThan(0);
		await page.getByText('Map data').click();
		await expect.element(page.getByRole('link', { name: 'GeoNames' })).toBeVisible();
		expect([...hosts()]).toEqual([location.host]);
	});

	test('street images are asked for in words first, and can be declined', async () => {
		performance.clearResourceTimings();
		await show(apart);
		await page.getByRole('button', { name: 'Street map…' }).click();
		await expect.element(page.getByText(/come from openstreetmap.org/)).toBeVisible();
		expect(document.querySelector('img')).toBeNull();
		await page.getByRole('button', { name: 'Not now' }).click();
		expect(document.querySelector('img')).toBeNull();
		expect(hosts().has('tile.openstreetmap.org')).toBe(false);
	});

	test('when it cannot be loaded, says so and still shows the clinics', async () => {
		await show(apart, { basemapUrl: '/no-such.pmtiles' });
		await expect.element(page.getByText(/background map could not be loaded/)).toBeVisible();
		expect(markers()).toHaveLength(3);
		// Leaflet's own classes, which its styles need.
		expect(document.querySelector('.canvas.bare')).toHaveClass('leaflet-container');
	});
});

describe('for people who ask for less motion', () => {
	const reduce = (value: 'reduce' | '') =>
		cdp().send('Emulation.setEmulatedMedia', {
			features: [{ name: 'prefers-reduced-motion', value }]
		});
	/** Whether zooming out is over at once. */
	const jumps = () => {
		const place = () => marker('Anoka').element().getBoundingClientRect().x;
		const before = place();
		page
			.getByRole('button', { name: 'Zoom out' })
			.element()
			.dispatchEvent(new Event('click', { bubbles: true }));
		return place() !== before;
	};

	afterEach(() => reduce(''));

	test('the map jumps instead of gliding, also when they ask after it opened', async () => {
		await show(apart);
		await expect.element(marker('Anoka')).toBeVisible();
		expect(jumps()).toBe(false);
		await expect.poll(() => document.querySelector('.leaflet-zoom-anim')).toBeNull();
		await reduce('reduce');
		await expect.poll(jumps).toBe(true);
	});
});

test('speaks Spanish', async () => {
	await show([...apart, ...close], { locale: 'es' });
	await expect.element(page.getByRole('button', { name: /^2 clínicas/ })).toBeVisible();
	await expect.element(page.getByRole('region', { name: 'Mapa de clínicas' })).toBeVisible();
});
