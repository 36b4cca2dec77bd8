import { test as base, type Browser, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/**
 * Tests whose page is a tab that they share, put back as new before each. A page costs a fifth in a tab
 * that has shown the site before: no new process, and scripts that are compiled. For tests that need a
 * browser of their own (what is kept offline, what a first visit costs) there is Playwright's `test`.
 */
export const test = base.extend<object, { tabs: Tabs }>({
	tabs: [
		async ({ browser }, use, { project }) => {
			const tabs = new Tabs(browser, project.use);
			await use(tabs);
			await tabs.close();
		},
		{ scope: 'worker' }
	],
	context: async ({ tabs, javaScriptEnabled }, use) => {
		await use((await tabs.open(javaScriptEnabled ?? true)).context());
	},
	page: async ({ context }, use) => {
		await use(context.pages()[0]);
	}
});

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;

/** A tab with JavaScript and one without, each opened when it is first asked for, at a page of the site. */
class Tabs {
	readonly #browser: Browser;
	readonly #options: Options;
	readonly #tabs = new Map<boolean, Page>();

	constructor(browser: Browser, { baseURL, serviceWorkers }: Options) {
		this.#browser = browser;
		this.#options = { baseURL, serviceWorkers };
	}

	async open(javaScriptEnabled: boolean): Promise<Page> {
		const tab = this.#tabs.get(javaScriptEnabled) ?? (await this.#newTab(javaScriptEnabled));
		this.#tabs.set(javaScriptEnabled, tab);
		await makeAsNew(tab);
		return tab;
	}

	async #newTab(javaScriptEnabled: boolean): Promise<Page> {
		const context = await this.#browser.newContext({ ...this.#options, javaScriptEnabled });
		return context.newPage();
	}

	async close(): Promise<void> {
		for (const tab of this.#tabs.values()) await tab.context().close();
	}
}

const HEARD = ['request', 'requestfinished', 'response', 'console', 'pageerror', 'dialog'];

async function makeAsNew(tab: Page): Promise<void> {
	const context = tab.context();
	for (const other of context.pages()) if (other !== tab) await other.close();
	for (const it of [tab, context]) {
		await it.unrouteAll({ behavior: 'ignoreErrors' });
		// Playwright has listeners of its own: those that tests add go, by what they listen to.
		for (const event of HEARD) it.removeAllListeners(event);
	}
	await context.setOffline(false);
	await context.clearPermissions();
	await context.setGeolocation(null);
	await context.clearCookies();
	await tab.setViewportSize({ width: 1280, height: 720 });
	await tab.emulateMedia({ media: null, colorScheme: null, reducedMotion: null });
	// Another page of the site: an address that differs in its hash alone would load nothing.
	await tab.goto('/health');
	await tab.evaluate(() => {
		localStorage.clear();
		sessionStorage.clear();
	});
}
