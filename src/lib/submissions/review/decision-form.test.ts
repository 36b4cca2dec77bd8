import { describe, expect, it } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { m } from '#lib/paraglide/messages.js';
import { applyChanges, InvalidChange } from '#lib/clinics/record/apply.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import {
	acceptField,
	decisionLabels,
	invalidErrors,
	readAnswer,
	readDecision,
	readSeen,
	reasonField,
	typedDecision
} from './decision-form.ts';

const CHANGES: FieldChange[] = [
	{ field: 'phone', from: null, to: { number: '+14805550199' } },
	{ field: 'hours', from: null, to: 'Mo-Fr 09:00-17:00' }
];

function form(values: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(values)) data.set(name, value);
	return data;
}

const accepted = { [acceptField(0)]: 'accept', [acceptField(1)]: 'accept' };

describe('the form of a decision', () => {
	it('reads each choice, how it was checked and the message', () => {
		const values = { ...accepted, check: 'phone', evidence: 'ignored', message: ' Thank you. ' };
		expect(readDecision(form(values), CHANGES, CHANGES)).toEqual({
			decision: {
				choices: [
					{ field: 'phone', accept: true },
					{ field: 'hours', accept: true }
				],
				check: 'phone',
				evidence: null
			},
			message: 'Thank you.'
		});
	});

	it('takes the address of a document as people type it', () => {
		const values = { ...accepted, check: 'clinic_document', evidence: ' payer.example/policy ' };
		expect(readDecision(form(values), CHANGES, CHANGES)).toMatchObject({
			decision: { check: 'clinic_document', evidence: 'https://payer.example/policy' }
		});
	});

	it('asks for a choice, a reason, a document and fewer words, all at once', () => {
		const wrong = {
			[acceptField(1)]: 'reject',
			check: 'payer_document',
			evidence: 'javascript:alert(1)',
			message: 'x'.repeat(1001)
		};
		const read = readDecision(form(wrong), CHANGES, CHANGES);
		expect(Object.keys('errors' in read ? read.errors : {})).toEqual([
			acceptField(0),
			reasonField(1),
			'evidence',
			'message'
		]);
	});

	it('names what waits for a choice, and nothing that is done', () => {
		const [phone] = CHANGES;
		const read = readDecision(form({ [acceptField(0)]: 'neither' }), CHANGES, [phone]);
		expect(Object.keys('errors' in read ? read.errors : {})).toEqual([acceptField(0)]);
		const done = readDecision(form(accepted), CHANGES, []);
		expect(done).toMatchObject({ decision: { choices: [] } });
	});

	it('asks how it was checked, unless nothing is accepted', () => {
		const errorsOf = (values: Record<string, string>) => {
			const read = readDecision(form(values), CHANGES, CHANGES);
			return 'errors' in read ? Object.keys(read.errors) : [];
		};
		expect(errorsOf(accepted)).toEqual(['check']);
		expect(errorsOf({ ...accepted, check: 'anything' })).toEqual(['check']);
		const [no, why] = ['reject', 'It rings elsewhere.'];
		const rejected = { 'accept-0': no, 'reason-0': why, 'accept-1': no, 'reason-1': why };
		expect(errorsOf(rejected)).toEqual([]);
	});

	it('refuses a new clinic without its name, beside the name', () => {
		const changes: FieldChange[] = [{ field: 'name', from: null, to: 'Harbor' }, ...CHANGES];
		const values = {
			...{ 'accept-0': 'reject', 'reason-0': 'No name.', check: 'as_submitted' },
			...{ 'accept-1': 'accept', 'accept-2': 'accept' }
		};
		const read = readDecision(form(values), changes, changes, { isNew: true });
		expect(read).toEqual({ errors: { 'accept-0': m.review_error_needed({ field: 'Name' }) } });
		expect(readDecision(form(values), changes, changes)).not.toHaveProperty('errors');
		const all = { ...values, 'accept-1': 'reject', 'reason-1': 'No.' };
		const none = { ...all, 'accept-2': 'reject', 'reason-2': 'No.' };
		expect(readDecision(form(none), changes, changes, { isNew: true })).not.toHaveProperty(
			'errors'
		);
	});

	it('gives back all that was typed', () => {
		const sent = {
			...{ revision: '2', clinic_version: '7' },
			...{ 'accept-0': 'accept', 'accept-11': 'reject', 'reason-11': 'It rings elsewhere.' },
			...{ check: 'phone', evidence: '', message: 'Thank you.' }
		};
		const typed = typedDecision(form({ ...sent, company_fax: '', 'reason-x': 'no field of ours' }));
		expect(typed).toEqual(sent);
		expect(decisionLabels(typed)).toMatchObject({
			'reason-11': 'Reason 12',
			message: m.review_message()
		});
	});

	it('without what was seen is of another time', () => {
		expect(readSeen(form({ revision: '2', clinic_version: '7' }), 'id')).toEqual({
			submissionId: 'id',
			revision: 2,
			clinicVersion: 7
		});
		const none = readSeen(form({ revision: '99999999999999999999' }), 'id');
		expect(none.revision).toBeGreaterThan(1e9);
		expect(none.clinicVersion).toBeNull();
	});

	it('needs words for a sender whose wish is not done', () => {
		expect(readAnswer(form({ message: ' ' }))).toHaveProperty('errors.message');
		expect(readAnswer(form({ message: 'Which site?' }))).toEqual({ answer: 'Which site?' });
	});
});

describe('what a clinic can not be', () => {
	it('is said beside the change that would make it so', () => {
		const impossible: FieldChange[] = [
			...CHANGES,
			{ field: 'npi', from: null, to: 'not a number' },
			{ field: 'service/oral/home_telehealth', from: null, to: {} }
		];
		expect(wrongIn(impossible)).toEqual([acceptField(2), acceptField(3)]);
	});

	it('is said beside the row of a treatment that is not listed', () => {
		const row = { participation: 'in_network', evidence: 'https://payer.example/' };
		const adrift: FieldChange[] = [
			...CHANGES,
			{ field: 'coverage/oral/home_telehealth/private/St.%20Mary', from: null, to: row }
		];
		expect(wrongIn(adrift)).toEqual([acceptField(2)]);
	});
});

/** The form fields beside which something is said. */
function wrongIn(impossible: readonly FieldChange[]): string[] {
	const provenance = { source: 'clinic', level: 'reported', checkedAt: null } as const;
	try {
		applyChanges(infusionClinic, 'id', impossible, provenance);
	} catch (error) {
		if (error instanceof InvalidChange) {
			return Object.keys(invalidErrors(error, impossible)).toSorted();
		}
		throw error;
	}
	return [];
}
