import { describe, expect, it, vi } from 'vitest';
import { ANY_CLINIC } from '#lib/coverage/filters/clinic-filters.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import { publishCommitted } from '../../../../tests/support/published.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import { serverMap } from '#lib/access/reach/server-engine.server.ts';
import { DEFAULT_QUERY, readQuery } from './query.ts';
import { NO_CLASS } from './scale.ts';
import {
	looseningInWords,
	policyInPlace,
	whyUnknown
} from '#lib/access/words/unanswerable-words.ts';
import { loosenings, whyUnanswerable } from './unanswerable.ts';
import { headlineInWords } from '#lib/access/words/words.ts';

// The first answer plants a tree over all tracts.
vi.setConfig({ testTimeout: 120_000 });

const { texts } = await publishCommitted();

function ask(text: string) {
	const { query } = readQuery(new URLSearchParams(text));
	const { answer, countyClass } = serverMap(query, '2025-06-01');
	return { query, answer: answer as AccessAnswer, countyClass: countyClass as Uint8Array };
}

describe('where no source reports a clinic that fits', () => {
	const { query, answer, countyClass } = ask('route=esketamine_nasal&payer=medicaid&coverage=any');

	it('it is not known how far anybody lives, and no county has a class', () => {
		expect(answer).toMatchObject({
			unanswerable: 'no_clinic',
			matching: 0,
			listed: 0,
			approximate: 0
		});
		expect([...new Set(countyClass)]).toEqual([NO_CLASS]);
		expect(headlineInWords(query, answer)).toBe(
			'Our sources have no clinic that reports esketamine (Spravato) and does not refuse Medicaid. Where there is one is not known: this is no proof that there is none.'
		);
	});

	it('says that the directory has no code for the treatment', () => {
		expect(whyUnknown(query)[0]).toContain('has no code for esketamine (Spravato)');
		expect(whyUnknown({ ...query, routes: ['iv_infusion'] }).join()).not.toContain('code');
	});

	it('offers each single change that gives something, and says what it gives', () => {
		expect(answer.loosen.map(({ change }) => change)).toEqual([{ routes: [] }]);
		expect(looseningInWords(answer.loosen[0], query)).toMatch(/^Any treatment: \d+ clinics$/);
	});
});

describe('what is known', () => {
	it('is a clinic that is only supposed to be closed, or that was dropped', () => {
		const closed = texts.treatments.id.slice(0, 50).map((id) => `close=${id}`);
		const some = ask(`payer=ihs&state=AK&${closed.join('&')}`).answer;
		expect(some.unanswerable).toBeNull();
		const dropped = ask('route=oral&add=46.8,-100.8').answer;
		expect(dropped).toMatchObject({ unanswerable: null, matching: 1, listed: 0 });
	});

	it('is not the fifth nearest of four', () => {
		const asked = { measure: 'nearest' as const, payer: null };
		expect([4, 5].map((known) => whyUnanswerable({ ...asked, nth: 5 }, known))).toEqual([
			'too_few',
			null
		]);
	});

	it('is what coverage costs only with an insurance', () => {
		const { query, answer } = ask('measure=extra');
		expect(answer).toMatchObject({ unanswerable: 'no_payer', loosen: [] });
		expect(headlineInWords(query, answer)).toMatch(/^Choose an insurance/);
		expect(ask('measure=extra&payer=medicaid').answer.unanswerable).toBeNull();
	});

	it('is how many stand at the middle of their ZIP code', () => {
		const { answer } = ask('');
		expect(answer.approximate).toBeGreaterThan(0);
		expect(answer.approximate).toBeLessThan(answer.listed);
	});
});

it('Extras are loosened first, and only what gives enough is offered.', () => {
	const query = { ...DEFAULT_QUERY, nth: 2, fresh: true, age: 'adults' as const };
	const count = ({ fresh, age }: ClinicFilters) => (fresh ? (age ? 1 : 0) : age ? 1 : 7);
	expect(loosenings(query, count)).toEqual([{ filter: 'nth', change: { nth: 1 }, total: 1 }]);
	expect(loosenings({ ...query, age: ANY_CLINIC.age }, count)).toEqual([
		{ filter: 'fresh', change: { fresh: false }, total: 7 }
	]);
});

it('Taking an insurance is not said to be paying for a treatment.', () => {
	const { query } = ask('route=iv_infusion&payer=medicaid');
	expect(policyInPlace(query)).toMatch(/^“Takes” does not mean “pays”. Medicaid rarely pays/);
	expect(policyInPlace({ ...query, routes: [] })).toContain('does not say');
	expect(policyInPlace({ ...query, payer: null })).toBeNull();
});

it('What coverage costs has a number and classes of its own.', () => {
	const { query, answer } = ask('measure=extra&payer=medicaid&unit=km');
	const farther = answer.people[2] + answer.people[3] + answer.people[4];
	expect(farther).toBeGreaterThan(0);
	expect(headlineInWords(query, answer)).toContain(
		'go more than 16 km farther because of coverage'
	);
	expect(answer.scale).toBe('coverageGap');
	expect(answer.people[0]).toBeGreaterThan(0);
});
