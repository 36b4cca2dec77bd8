import { expect, test } from '@playwright/test';
import { audit } from '#lib/server/operate/audit.ts';
import { askings, inTurn, READING, sendings, someAtATime } from '../support/bad-input/inputs.ts';
import { NOTHING, passesGuards } from '../support/bad-input/posts.ts';
import {
	actionsInMarkup,
	endpoints,
	formActions,
	nameOf,
	pages
} from '../support/bad-input/routes.ts';
import { ask, post } from '../support/bad-input/sending.ts';
import { openStages, type SetStage } from '../support/bad-input/stage.ts';
import { isLong, runs } from '../support/effort.ts';

/** Bad inputs at least: to forms, and to endpoints and pages, which answer faster. */
const TO_FORMS = runs(700, 7800);
const TO_OTHERS = runs(300, 2200);

/** On their way at a time: more would have PostgreSQL's connections run out, and be told to come back. */
const AT_A_TIME = 8;

/** All of them take a minute or two; on a machine that is busy with much else, several. Milliseconds. */
const LONGEST = 900_000;

/** A seed of one's own finds other inputs; the one that failed is printed. */
const SEED = Number(process.env.SEED ?? 20261123);

// What a site was asked before is not to be forgotten: nothing goes on once something failed.
test.describe.configure({ mode: 'serial' });

/** The same site, on each engine. */
let stages: SetStage[] = [];
let close = () => Promise.resolve();

test.beforeAll(async () => {
	({ stages, close } = await openStages());
});
test.afterAll(() => close());

/**
 * Fails when an answer is a fault of ours, with all that is needed to see why. Not by `expect`, which
 * takes longer than the answer does.
 */
function checkAnswer({ site, database }: SetStage, answer: string, input: object): void {
	if (parseInt(answer) < 500) return;
	const asked = JSON.stringify({ seed: SEED, engine: database.engine, ...input });
	throw new Error(`${answer}: ${asked}\n${site.server.printed()}`);
}

/** What was answered, by what was asked and on which engine. */
class Answers {
	readonly #all = new Map<string, Set<string>>();

	add({ database }: SetStage, name: string, answer: string): void {
		const key = `${name} on ${database.engine}`;
		this.#all.set(key, (this.#all.get(key) ?? new Set()).add(answer));
	}

	/** Whether some answer starts like this, on one of the engines. */
	have(name: string, start: string, on: readonly SetStage[] = stages): boolean {
		return on.some(({ database }) => {
			const all = this.#all.get(`${name} on ${database.engine}`) ?? [];
			return [...all].some((answer) => answer.startsWith(start));
		});
	}
}

let sent = 0;

test('every form of the site is among those that bad input is sent to', async () => {
	const actions = formActions();
	expect(new Set(actions.flatMap(({ action }) => action ?? []))).toEqual(actionsInMarkup());
	// The site says so too: 405 where a page takes no form at all, 404 where it takes another.
	const [stage] = stages;
	const routes = new Set<string>();
	for (const route of pages()) {
		const scene = { path: route.replaceAll('[id]', 'x'), cookie: '', usual: {} };
		const answer = await post(stage, { route, action: 'no-such-action' }, scene, NOTHING);
		expect(['404', '405'], route).toContain(answer);
		if (answer === '404') routes.add(route);
	}
	expect(new Set(actions.map(({ route }) => route))).toEqual(routes);
	for (const { settings } of stages) {
		expect(Object.keys(settings).toSorted()).toEqual(actions.map(nameOf).toSorted());
	}
});

test('whatever is sent to a form, no answer is a fault of ours', async () => {
	test.setTimeout(LONGEST);
	const share = TO_FORMS / stages.length;
	const all = inTurn(
		await Promise.all(stages.map((stage, i) => sendings(stage, share, SEED + 1000 * i)))
	);
	const answers = new Answers();
	await someAtATime(AT_A_TIME, all, async ({ stage, action, scene, it, isBad }) => {
		const answer = await post(stage, action, scene, it);
		checkAnswer(stage, answer, { action, it });
		if (passesGuards(it)) answers.add(stage, nameOf(action), answer);
		if (isBad) sent++;
	});
	// Each action was reached, and by many inputs each of its ways; no limit stood before any.
	for (const stage of stages) {
		for (const [name, setting] of Object.entries(stage.settings)) {
			const gone = setting.answers.filter((start) => answers.have(name, start, [stage]));
			const all = isLong ? setting.answers : gone.length > 0 ? gone : ['any of its ways'];
			expect(gone, `${name} on ${stage.database.engine}`).toEqual(all);
			expect(answers.have(name, '429', [stage]), name).toBe(false);
		}
	}
});

test('whatever is asked of an endpoint or a page, no answer is a fault of ours', async () => {
	test.setTimeout(LONGEST);
	const share = TO_OTHERS / stages.length;
	const all = inTurn(
		await Promise.all(stages.map((stage, i) => askings(stage, share, SEED + 1000 * i)))
	);
	const answers = new Answers();
	await someAtATime(AT_A_TIME, all, async ({ stage, route, it }) => {
		const answer = String(await ask(stage, it));
		checkAnswer(stage, answer, it);
		answers.add(stage, route, answer);
		sent++;
	});
	for (const route of [...endpoints(), ...pages()]) {
		const isReached = ['20', '30'].some((start) => answers.have(route, start));
		const isRefused = !READING.has(route) || answers.have(route, '400');
		expect({ isReached, isRefused }, route).toEqual({ isReached: true, isRefused: true });
	}
});

test('a form that is sent to no action of its page is a page that isn’t there', async () => {
	test.setTimeout(LONGEST);
	const [{ site }] = stages;
	const names = [...Object.getOwnPropertyNames(Object.prototype), 'default', 'remote', ''];
	const addresses = [...new Set(formActions().map(({ route }) => route))].flatMap((route) =>
		[...names.map((name) => `?/${name}`), '?x=1&/constructor=2', '?/remote=constructor/x'].map(
			(query) => site.origin + route.replaceAll('[id]', 'x') + query
		)
	);
	const ways: [accept: string, body: BodyInit | undefined, told: string][] = [
		['text/html', new URLSearchParams({ note: 'x' }), 'There is no such page'],
		['text/html', undefined, 'There is no such page'],
		['application/json', new URLSearchParams({ note: 'x' }), '"type":"error"']
	];
	const before = site.server.printed().length;
	await someAtATime(AT_A_TIME, addresses, async (address) => {
		for (const [accept, body, told] of ways) {
			const headers = { accept, origin: site.origin };
			const answer = await fetch(address, { method: 'POST', headers, body });
			const text = await answer.text();
			if (answer.status === 404 && text.includes(told)) continue;
			throw new Error(`${answer.status}: ${accept}, ${address}\n${text.slice(0, 300)}`);
		}
	});
	expect(site.server.printed().slice(before)).not.toContain('request failed');
	// Of remote functions, which Kit looks up alike, the site has none.
	for (const path of ['/_app/remote/constructor/x', '/_app/remote/__proto__/toString']) {
		expect((await fetch(site.origin + path)).status, path).toBe(404);
	}
});

test('after all of it the site is well, and has what it took', async () => {
	expect(sent).toBeGreaterThanOrEqual(TO_FORMS + TO_OTHERS);
	for (const { site, database } of stages) {
		expect((await fetch(`${site.origin}/health`)).status).toBe(200);
		await expect(audit(database.queries)).resolves.toBeDefined();
		const rows = await database.queries
			.selectFrom('submission')
			.select(['kind', 'batch_id', 'contact_email'])
			.where('origin', '!=', 'public')
			.execute();
		const kinds = (of: typeof rows) => new Set(of.map(({ kind }) => kind));
		expect(kinds(rows)).toEqual(new Set(['correction', 'update', 'new_clinic']));
		// What has a batch came in a file; or it is to be restored, and nobody is told of it.
		const inBatches = rows.filter(({ batch_id }) => batch_id !== null);
		const isTold = ({ contact_email }: (typeof rows)[number]) => contact_email !== null;
		expect(kinds(inBatches.filter(isTold))).toEqual(new Set(['update', 'new_clinic']));
		expect(kinds(inBatches.filter((it) => !isTold(it)))).toEqual(new Set(['update']));
	}
});
