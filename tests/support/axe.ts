import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with the page as it stands, by WCAG 2.2 AA and best practice.
 *
 * Markers stand where the clinics are, so one may come to lie over another: WCAG 2.5.8 names map
 * pins as essential, and the list beside the map offers the same links.
 */
export async function axeViolations(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes
			.map((node) => node.target.join(' '))
			.filter((target) => !(id === 'target-size' && target.includes('.map-marker')))
			.map((target) => `${id}: ${help} — ${target}`)
	);
}
