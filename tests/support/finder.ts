import type { Page } from '@playwright/test';

/** Types a place and searches. */
export async function searchFrom(page: Page, text: string) {
	await page.getByLabel('ZIP code or town').fill(text);
	await page.getByRole('button', { name: 'Search', exact: true }).click();
}

/** Says how many were found, and around what. */
export const heading = (page: Page) => page.locator('#results-heading');
/** The part of the page with the list. */
export const results = (page: Page) => page.getByRole('region', { name: 'Results', exact: true });
