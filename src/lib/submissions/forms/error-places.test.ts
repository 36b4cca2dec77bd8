import { expect, it } from 'vitest';
import { withPlaces } from './error-places.ts';

it('Errors that a form makes alike for several payers, plans, phones and days are told apart.', () => {
	const errors = {
		name: 'Write the name.',
		'coverage-iv_infusion-clinic-medicaid-evidence': 'Link to a page.',
		'coverage-iv_infusion-clinic-private-evidence': 'Link to a page.',
		'plan-iv_infusion-clinic-1-plan': 'Name the plan.',
		'intake-1-number': 'Not a number.',
		'hours-Tu-from-2': 'Write when you open.',
		'': 'Something is wrong.'
	};
	expect(Object.values(withPlaces(errors))).toEqual([
		'Write the name.',
		'Ketamine infusion (IV), at the clinic, Medicaid: Link to a page.',
		'Ketamine infusion (IV), at the clinic, Private insurance: Link to a page.',
		'Ketamine infusion (IV), at the clinic, Plan or state 2: Name the plan.',
		'Number 2 for new patients: Not a number.',
		'Tuesday: Write when you open.',
		'Something is wrong.'
	]);
	expect(Object.keys(withPlaces(errors))).toEqual(Object.keys(errors));
});
