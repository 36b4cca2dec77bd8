import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import {
	listedPrice,
	POLICIES,
	policyFor,
	type PolicyEntry,
	type PolicySource
} from './policies.ts';

const counted = z
	.strictObject({
		covering: z.int().min(0),
		of: z.int().min(1),
		withPriorAuthorization: z.int().min(0).optional()
	})
	.refine((it) => it.covering <= it.of, 'More cover it than were reviewed.')
	.refine(
		(it) => (it.withPriorAuthorization ?? 0) <= it.covering,
		'More ask for prior authorization than cover it.'
	);

const about = {
	payer: z.enum(PAYERS),
	route: z.enum(ROUTES),
	billingCodes: z
		.array(z.string().regex(/^[A-Z]\d{4}$/))
		.min(1)
		.optional(),
	source: z.string()
};

const policy: z.ZodType<PolicyEntry> = z.union([
	z.strictObject({
		...about,
		usually: z.enum([
			'covered_with_criteria',
			'covered_with_authorization',
			'rarely',
			'not_covered',
			'certified_va_sites',
			'case_by_case'
		]),
		counted: counted.optional(),
		priorAuthorizationPercent: z.number().positive().max(100).optional()
	}),
	z.strictObject({
		...about,
		usually: z.literal('differs_by_state'),
		counted: counted.and(z.object({ withPriorAuthorization: z.int() }))
	}),
	z.strictObject({
		...about,
		usually: z.literal('not_listed'),
		counted: counted.refine((it) => it.covering === 0, 'Some list it.')
	}),
	z.strictObject({
		...about,
		payer: z.literal('self_pay'),
		usually: z.literal('price'),
		priceUsd: z.int().positive()
	})
]);

const source: z.ZodType<PolicySource> = z.strictObject({
	id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	title: z.string().min(1),
	publisher: z.string().min(1).nullable(),
	url: z.url({ protocol: /^https$/ }).nullable(),
	strength: z.enum(['primary', 'preprint', 'secondary']),
	date: z.union([z.iso.date(), z.string().regex(/^20\d\d$/)]).nullable()
});

const isEachOnce = (list: string[]) => new Set(list).size === list.length;

const schema = z
	.strictObject({ recorded: z.iso.date(), sources: z.array(source), policies: z.array(policy) })
	.refine((it) => isEachOnce(it.sources.map(({ id }) => id)), 'Two sources have one id.')
	.refine(
		(it) => isEachOnce(it.policies.map(({ payer, route }) => `${payer} ${route}`)),
		'Two policies are of one payer and route.'
	)
	.refine((it) => {
		const named = new Set(it.policies.map((one) => one.source));
		return named.symmetricDifference(new Set(it.sources.map(({ id }) => id))).size === 0;
	}, 'Policies name every source, and no other.')
	.refine(
		(it) => it.sources.every(({ date }) => date === null || date <= it.recorded),
		'A source is younger than what was read in it.'
	);

const file = JSON.parse(readFileSync('data/coverage-policies.json', 'utf8'));

describe('data/coverage-policies.json', () => {
	it('passes its schema', () => {
		expect(z.prettifyError(schema.safeParse(file).error ?? new z.ZodError([]))).toBe('');
	});

	const [first] = file.policies;
	const price = file.policies.find((it: PolicyEntry) => it.usually === 'price');
	const byState = file.policies.find((it: PolicyEntry) => it.usually === 'differs_by_state');
	const [oneSource] = file.sources;
	it.each<[string, PolicyEntry, object]>([
		['an unknown payer', first, { payer: 'medicair' }],
		['an unknown route', first, { route: 'iv' }],
		['a source that is not there', first, { source: 'hearsay' }],
		['a figure under a slip of its name', price, { priceUSD: 1050 }],
		['no price', price, { priceUsd: undefined }],
		['a price of nothing', price, { priceUsd: 0 }],
		['a price as text', price, { priceUsd: '1050' }],
		['an insurer with a price', price, { payer: 'ihs' }],
		['no counts where they are told', byState, { counted: undefined }],
		['more than all', byState, { counted: { ...byState.counted, covering: 166 } }],
		['more than a hundred per cent', first, { priorAuthorizationPercent: 940 }]
	])('is refused with %s', (_, entry, change) => {
		const policies = file.policies.with(file.policies.indexOf(entry), { ...entry, ...change });
		expect(schema.safeParse({ ...file, policies }).success).toBe(false);
	});

	it.each<[string, object]>([
		['a strength that we don’t know', { strength: 'strong' }],
		['a date in words', { date: 'May 2025' }],
		['a date to come', { date: '2099' }],
		['an address without https', { url: 'www.cms.gov' }]
	])('is refused with %s', (_, wrong) => {
		const sources = file.sources.with(0, { ...oneSource, ...wrong });
		expect(schema.safeParse({ ...file, sources }).success).toBe(false);
	});

	it('is refused with a pair twice, or a source that nothing rests on', () => {
		const twice = { ...file, policies: [...file.policies, first] };
		expect(schema.safeParse(twice).error?.message).toContain('Two policies');
		const idle = { ...file, sources: [...file.sources, { ...oneSource, id: 'idle' }] };
		expect(schema.safeParse(idle).error?.message).toContain('name every source');
	});
});

describe('the policies', () => {
	it('carry their sources', () => {
		expect(POLICIES).toHaveLength(file.policies.length);
		expect(policyFor('medicaid', 'esketamine_nasal')?.source.id).toBe('medicaid-review');
	});

	it('have prices only where clinics list them', () => {
		expect(listedPrice('iv_infusion')).toBe(590);
		expect(listedPrice('sublingual')).toBeUndefined();
	});
});
