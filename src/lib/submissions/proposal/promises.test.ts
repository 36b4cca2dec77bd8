import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { attestedClinic, infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { promiseInWords, findPromises, quoteInWords, type ListingPromise } from './promises.ts';
import { fieldsOf, type Fields } from '#lib/clinics/record/fields.ts';

const row = (participation: string, evidence?: string) => ({
	participation,
	priorAuthorization: null,
	handlesPriorAuthorization: null,
	...(evidence && { evidence })
});

const CASES: [Fields, ListingPromise][] = [
	[{ name: 'The Depression Cure' }, { field: 'name', quote: 'Depression Cure', rule: 'cure' }],
	[
		{ unit: 'Non-addictive Care' },
		{ field: 'unit', quote: 'Non-addictive', rule: 'non_addictive' }
	],
	[
		{ website: 'https://example.org/fda-approved-ketamine.html' },
		{ field: 'website', quote: 'fda approved ketamine', rule: 'approved_ketamine' }
	],
	[
		{ website: 'https://example.org/100%25-success/%E0%A4%A' },
		{ field: 'website', quote: '100%', rule: 'hundred_percent' }
	],
	[
		{ hours: 'Mo-Fr 09:00-17:00 "results guaranteed"' },
		{ field: 'hours', quote: 'guaranteed', rule: 'guaranteed' }
	],
	[
		{ address: { street: 'Suite No Side Effects', city: 'Mesa', state: 'AZ', zip: '85203' } },
		{ field: 'address', quote: 'No Side Effects', rule: 'no_side_effects' }
	],
	[
		{ 'coverage/oral/clinic/private/Cures%20all': row('not_accepted') },
		{ field: 'coverage/oral/clinic/private/Cures%20all', quote: 'Cures', rule: 'cure' }
	],
	[
		{ 'service/esketamine_nasal/home_visit': { statesServed: ['UT'] } },
		{
			field: 'service/esketamine_nasal/home_visit',
			quote: 'home_visit',
			rule: 'esketamine_at_home'
		}
	],
	[
		{ 'service/esketamine_nasal/clinic': { monitoringMinutes: 60 } },
		{ field: 'service/esketamine_nasal/clinic', quote: '60', rule: 'short_monitoring' }
	],
	[
		{ name: 'Spravato Spray Clinic', 'service/compounded_nasal/clinic': {} },
		{ field: 'name', quote: 'Spravato', rule: 'compounded_as_spravato' }
	],
	[
		{ 'coverage/iv_infusion/clinic/medicaid': row('in_network') },
		{
			field: 'coverage/iv_infusion/clinic/medicaid',
			quote: 'in_network',
			rule: 'covered_without_evidence'
		}
	],
	[
		{
			'payers/medicaid': 'not_accepted',
			'coverage/esketamine_nasal/clinic/medicaid': row('in_network')
		},
		{
			field: 'coverage/esketamine_nasal/clinic/medicaid',
			quote: 'in_network',
			rule: 'accepted_and_refused'
		}
	],
	[
		{
			'coverage/esketamine_nasal/clinic/private': row('not_accepted'),
			'coverage/esketamine_nasal/clinic/private/A': row('in_network')
		},
		{
			field: 'coverage/esketamine_nasal/clinic/private/A',
			quote: 'in_network',
			rule: 'accepted_and_refused'
		}
	]
];

const FINE: Fields[] = [
	{ 'service/esketamine_nasal/clinic': { monitoringMinutes: 120 } },
	{ 'service/esketamine_nasal/hospital': {} },
	{ 'service/iv_infusion/clinic': { monitoringMinutes: 45 } },
	{
		name: 'Spravato and More',
		'service/compounded_nasal/clinic': {},
		'service/esketamine_nasal/clinic': {}
	},
	{ name: 'Spravato Clinic', 'service/esketamine_nasal/clinic': {} },
	{ 'coverage/iv_infusion/clinic/medicaid': row('in_network', 'https://example.org/policy') },
	{ 'coverage/iv_infusion/clinic/self_pay': row('in_network') },
	{ 'coverage/iv_infusion/clinic/medicaid': row('not_accepted') },
	{ 'coverage/esketamine_nasal/clinic/medicaid': row('in_network') },
	{
		'payers/medicaid': 'accepted',
		'coverage/iv_infusion/clinic/medicaid': row('not_accepted')
	},
	{
		'payers/private': 'not_accepted',
		'coverage/esketamine_nasal/clinic/private': row('superbill')
	},
	{ website: 'https://secure.example.org/cureton' }
];

describe('the promises check', () => {
	it.each(CASES)('marks %j', (fields, promise) => {
		expect(findPromises(fields)).toEqual([promise]);
		expect(promiseInWords[promise.rule]()).not.toBe('');
	});

	it.each(FINE)('leaves %j alone', (fields) => {
		expect(findPromises(fields)).toEqual([]);
	});

	it('quotes values of the vocabulary in words', () => {
		const field = 'coverage/iv_infusion/clinic/medicare';
		const quoteOf = (promise: Partial<ListingPromise>) =>
			quoteInWords({ field, quote: 'in_network', rule: 'cure', ...promise } as ListingPromise);
		expect(quoteOf({ rule: 'covered_without_evidence' })).toBe('in network');
		const service = 'service/esketamine_nasal/home_telehealth';
		const home = quoteOf({ field: service, quote: 'home_telehealth', rule: 'esketamine_at_home' });
		expect(home).not.toMatch(/_|^$/);
		expect(quoteOf({ field: service, quote: '90', rule: 'short_monitoring' })).toContain('90 min');
		expect(quoteOf({ field: 'note', quote: 'a cure', rule: 'cure' })).toBe('a cure');
	});

	it('reads what the sender wrote to the moderators', () => {
		expect(findPromises({}, 'Please add that it is 100 % safe.')).toEqual([
			{ field: 'note', quote: '100 %', rule: 'hundred_percent' }
		]);
	});

	it('marks nothing in clinics that say what is so', () => {
		expect(findPromises(fieldsOf(infusionClinic))).toEqual([]);
		expect(findPromises(fieldsOf(attestedClinic))).toEqual([]);
	});

	it('marks nothing in the whole directory: a mark that means nothing is soon passed over', () => {
		const clinics = readDirectory(readFileSync('data/clinics.geojson', 'utf8'));
		const marked = clinics.flatMap((it) => findPromises(fieldsOf(it)));
		expect(marked.map(({ quote }) => quote)).toEqual([]);
	}, 30_000);
});
