import { expect, it } from 'vitest';
import { isTooShort, mustShowEvidence } from './treatment-rules.ts';

it('Esketamine alone needs two hours of monitoring.', () => {
	expect([119, 120].map((minutes) => isTooShort('esketamine_nasal', minutes))).toEqual([
		true,
		false
	]);
	expect(isTooShort('iv_infusion', 30)).toBe(false);
});

it.each([
	[true, 'iv_infusion', 'medicaid', 'in_network'],
	[true, 'compounded_nasal', 'private', 'superbill'],
	[false, 'iv_infusion', 'medicaid', 'not_accepted'],
	[false, 'iv_infusion', 'self_pay', 'in_network'],
	[false, 'esketamine_nasal', 'medicaid', 'in_network']
] as const)(
	'Needs a page that shows it (%s): %s, %s, %s.',
	(needed, route, payer, participation) => {
		expect(mustShowEvidence(route, { payer, participation })).toBe(needed);
	}
);
