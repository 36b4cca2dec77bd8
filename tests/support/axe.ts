import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with the page as it stands, by WCAG 2.2 AA and best practice.
 *
 * Markers stand where the clinics are, so one may come to lie over another: WCAG 2.5.8 names map
 * pins as essential, and the list beside the map offers the same links.
 */
export async function axeViolations(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		// For pages without frames, as ours are: it opens no second page to put results together.
		.setLegacyMode(true)
		.options({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
		.analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes
			.map((node) => node.target.join(' '))
			.filter((target) => !(id === 'target-size' && target.includes('.map-marker')))
			.map((target) => `${id}: ${help} — ${target}`)
	);
}
