import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import MapLegend from './MapLegend.svelte';
import { SHAPES } from './marker-glyph.ts';

test('explains every shape in words', async () => {
	await render(MapLegend, { locale: 'en' });
	await expect.element(page.getByText('Coverage confirmed in the last 90 days')).toBeVisible();
	const rows = page.getByRole('listitem').elements();
	expect(rows).toHaveLength(SHAPES.length + 4);
	for (const row of rows) expect(row.textContent?.trim().length).toBeGreaterThan(10);
});

test('explains only the shapes on the map when it is told them', async () => {
	await render(MapLegend, { locale: 'es', shapes: ['unknown'], circle: false });
	await expect.element(page.getByText('No se sabe si hay cobertura')).toBeVisible();
	expect(page.getByText(/Cobertura confirmada/).query()).toBeNull();
});
