import { test as base, type Browser, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

interface Shared {
	tabs: Tabs;
}

/** A page of somebody else on a site: nobody's cookies are in it. */
export type NewPerson = (site: { origin: string }, options?: Options) => Promise<Page>;

interface Own {
	newPerson: NewPerson;
}

/**
 * Tests whose pages are tabs that tests share, each put back as new before. A page costs a fifth in a
 * tab that has shown the site before: no new process, and scripts that are compiled. For tests that need
 * a browser of their own (what is kept offline, what a first visit costs) there is Playwright's `test`.
 */
export const test = base.extend<Own, Shared>({
	tabs: [
		async ({ browser }, use, { project }) => {
			const tabs = new Tabs(browser, project.use);
			await use(tabs);
			await tabs.close();
		},
		{ scope: 'worker' }
	],
	page: async ({ tabs, javaScriptEnabled }, use) => {
		const page = await tabs.take({ javaScriptEnabled });
		await use(page);
		tabs.giveBack(page);
	},
	context: async ({ page }, use) => {
		await use(page.context());
	},
	newPerson: async ({ tabs }, use) => {
		const taken: Page[] = [];
		await use(async ({ origin }, options) => {
			const page = await tabs.take({ ...options, baseURL: origin });
			taken.push(page);
			return page;
		});
		for (const page of taken) tabs.giveBack(page);
	}
});

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;
type Options = Pick<ContextOptions, 'javaScriptEnabled' | 'locale' | 'baseURL'>;

/** Tabs by what they are opened with. Each is alone in its browser context. */
class Tabs {
	readonly #browser: Browser;
	readonly #defaults: ContextOptions;
	readonly #kinds = new Map<Page, string>();
	readonly #free: Page[] = [];

	constructor(browser: Browser, { baseURL, serviceWorkers }: ContextOptions) {
		this.#browser = browser;
		this.#defaults = { baseURL, serviceWorkers };
	}

	/** A tab as new, at a page of the site that says nothing; nobody else's until it is given back. */
	async take(options: Options = {}): Promise<Page> {
		const all = { javaScriptEnabled: true, ...this.#defaults, ...options };
		const kind = JSON.stringify(all);
		const tab =
			this.#free.find((it) => this.#kinds.get(it) === kind) ??
			(await (await this.#browser.newContext(all)).newPage());
		this.#kinds.set(tab, kind);
		if (this.#free.includes(tab)) this.#free.splice(this.#free.indexOf(tab), 1);
		await makeAsNew(tab);
		return tab;
	}

	giveBack(tab: Page): void {
		if (!tab.isClosed()) this.#free.push(tab);
	}

	async close(): Promise<void> {
		for (const tab of this.#kinds.keys()) await tab.context().close();
	}
}

/** What tests listen to. Playwright has listeners of its own, which stay. */
const HEARD = ['request', 'requestfinished', 'response', 'console', 'pageerror', 'dialog'];

async function makeAsNew(tab: Page): Promise<void> {
	const context = tab.context();
	for (const other of context.pages()) if (other !== tab) await other.close();
	for (const it of [tab, context]) {
		await it.unrouteAll({ behavior: 'ignoreErrors' });
		for (const event of HEARD) it.removeAllListeners(event);
	}
	await context.setOffline(false);
	await context.clearPermissions();
	await context.setGeolocation(null);
	await context.clearCookies();
	await tab.setViewportSize({ width: 1280, height: 720 });
	await tab.emulateMedia({ media: null, colorScheme: null, reducedMotion: null });
	// An address of its own: one that differs in its hash alone would load nothing.
	await tab.goto('/health');
	await tab.evaluate(() => {
		localStorage.clear();
		sessionStorage.clear();
	});
}
