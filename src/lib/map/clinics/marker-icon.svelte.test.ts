import { render } from 'vitest-browser-svelte';
import { expect, test } from 'vitest';
import { SHAPES } from './marker-glyph.ts';
import { clinicIcon } from './marker-icon.svelte.ts';
import MarkerGlyph from './MarkerGlyph.svelte';

test.each(SHAPES)('the legend shows %s as the map does', async (shape) => {
	const { container } = await render(MarkerGlyph, { shape, approximate: true });
	const clinic = { id: 'a', name: 'A', latitude: 45, longitude: -93, label: 'A', href: '/a' };
	const marker = clinicIcon({ ...clinic, shape, precision: 'zip' }).createIcon();
	const paths = (within: HTMLElement) =>
		[...within.querySelectorAll('path')].map((path) =>
			path.getAttributeNames().map((name) => [name, path.getAttribute(name)])
		);
	expect(paths(marker).length).toBeGreaterThan(3);
	expect(paths(marker)).toEqual(paths(container));
});
