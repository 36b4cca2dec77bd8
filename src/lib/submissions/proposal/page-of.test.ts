import { expect, it } from 'vitest';
import type { Field, Json } from '#lib/clinics/record/fields.ts';
import { pageOf } from './page-of.ts';

const ROW = 'coverage/iv_infusion/clinic/medicaid';
const PAGE = 'https://clinic.example/coverage';

it.each<[string, Field, Json, string | null]>([
	['a website', 'website', PAGE, PAGE],
	['the evidence of a row', ROW, { participation: 'in_network', evidence: PAGE }, PAGE],
	['a row without evidence', ROW, { participation: 'in_network' }, null],
	['nothing said', 'website', null, null],
	['what is no page', 'website', 'javascript:alert(1)', null],
	['what is no address', 'website', 'clinic.example', null],
	['an address in a field of words', 'name', PAGE, null]
])('The page to open of %s.', (_, field, value, page) => {
	expect(pageOf(field, value)).toBe(page);
});
