import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { CORRECTION_FIELDS, readCorrection } from './correction.ts';
import { answersTo } from './correction-answers.ts';
import { listedNow, subjectFrom, subjectsOf, type Subject } from './correction-subject.ts';
import { newSubmission } from '#lib/submissions/proposal/submission.ts';
import { anyForm, formOf } from '../../../../tests/support/arbitrary-form.ts';
import { runs } from '../../../../tests/support/effort.ts';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../../tests/support/sample-clinics.ts';

const PROVENANCE = { source: 'patient_report', level: 'reported', checkedAt: null } as const;

const read = (subject: Subject, fields: Record<string, string>, clinic = infusionClinic) =>
	readCorrection(formOf(fields), clinic, subject);

/** The one change that a form proposes. */
function changeOf(subject: Subject, fields: Record<string, string>, clinic = infusionClinic) {
	const reading = read(subject, fields, clinic);
	if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
	expect(reading.correction.about).toBeNull();
	expect(reading.correction.changes).toHaveLength(1);
	return reading.correction.changes[0];
}

/** The fields that a form is wrong in. */
function wrongIn(subject: Subject, fields: Record<string, string>, clinic = infusionClinic) {
	const reading = read(subject, fields, clinic);
	return reading.ok ? [] : Object.keys(reading.errors);
}

describe('a correction', () => {
	it('has the phone in E.164, its extension apart', () => {
		expect(changeOf('phone', { text: '(602) 555-0148 ext. 3' })).toEqual({
			field: 'phone',
			from: { number: '+14805550112', extension: '12' },
			to: { number: '+16025550148', extension: '3' }
		});
		expect(wrongIn('phone', { text: 'call us' })).toEqual(['text']);
	});

	it('may say only that something is wrong', () => {
		for (const subject of ['phone', 'website', 'hours', 'ages', 'npi', 'unit', 'name'] as const) {
			expect(read(subject, { note: 'On their door.' })).toEqual({
				ok: true,
				correction: { changes: [], about: subject, note: 'On their door.', contactEmail: null }
			});
		}
		expect(read('payers/medicaid', { answer: 'unknown' })).toMatchObject({
			correction: { changes: [], about: 'payers/medicaid' }
		});
		expect(wrongIn('payers/medicaid', {})).toEqual(['answer']);
		expect(read('kind', { answer: 'unknown' })).toMatchObject({
			correction: { changes: [], about: 'kind' }
		});
		expect(wrongIn('other', {})).toEqual(['note']);
	});

	it('asks what is right of everything: by an answer, a field, or in words', () => {
		expect(changeOf('kind', { answer: 'hospital' }).to).toBe('hospital');
		expect(changeOf('operator', { answer: 'tribal' }).to).toBe('tribal');
		expect(wrongIn('kind', {})).toEqual(['answer']);
		expect(wrongIn('kind', { answer: 'palace' })).toEqual(['answer']);
		expect(changeOf('npi', { text: '1234 567 893' }).to).toBe('1234567893');
		expect(wrongIn('npi', { text: '1234567890' })).toEqual(['text']);
		expect(changeOf('unit', { text: 'Brain Health' }).to).toBe('Brain Health');
		const inWords = ['ages', 'languages', 'assistance', 'intakePhones', 'position'] as const;
		for (const subject of inWords) expect(wrongIn(subject, {})).toEqual(['note']);
	});

	it('takes an address left as it is for one whose right form nobody knows', () => {
		const { street = '', unit = '', city, state, zip } = infusionClinic.address;
		const same = { street: street ?? '', unit, city, state, zip };
		expect(read('address', same)).toMatchObject({ correction: { changes: [], about: 'address' } });
		expect(changeOf('address', { ...same, unit: '', state: 'arizona' }).to).toEqual({
			street,
			city,
			state: 'AZ',
			zip
		});
		expect(wrongIn('address', { ...same, city: '', state: 'XX', zip: '1' })).toEqual([
			'city',
			'state',
			'zip'
		]);
	});

	it('writes web addresses out, and refuses what is none of the public web', () => {
		expect(changeOf('website', { text: 'desertmind.example.org' }).to).toBe(
			'https://desertmind.example.org'
		);
		const listed = { ...infusionClinic, website: 'https://desertmind.example.org/' };
		// The same page, but for a slash.
		expect(wrongIn('website', { text: 'desertmind.example.org' }, listed)).toEqual(['text']);
		for (const text of [
			'no',
			'clinic.c0m',
			'http://.com',
			'javascript:alert(1)',
			'https://a:b@example.org',
			'http://localhost'
		]) {
			expect(wrongIn('website', { text }), text).toEqual(['text']);
		}
	});

	it('says something where nothing is listed', () => {
		const silent = { ...infusionClinic, hours: undefined };
		expect(wrongIn('hours', {}, silent)).toEqual(['note']);
		expect(wrongIn('hours', { note: 'They close at noon.' }, silent)).toEqual([]);
		expect(wrongIn('hours', {}, { ...silent, hours: 'Mo-Fr 08:00-17:00' })).toEqual([]);
	});

	it('keeps hours as a value when they are in the directory’s syntax, else as words', () => {
		expect(changeOf('hours', { text: 'Mo-Fr 8:00-17:00' }).to).toBe('Mo-Fr 08:00-17:00');
		expect(read('hours', { text: 'Mo-Fr 8:00-5:00' })).toMatchObject({
			correction: { changes: [], note: 'Mo-Fr 8:00-5:00' }
		});
		expect(read('hours', { text: 'weekdays 8 to 5', note: 'Their door.' })).toMatchObject({
			correction: { changes: [], about: 'hours', note: 'weekdays 8 to 5\n\nTheir door.' }
		});
	});

	it('says whether a treatment is given, and where at home it may be', () => {
		expect(changeOf('service/iv_infusion/clinic', { answer: 'no' }).to).toBeNull();
		expect(changeOf('service/esketamine_nasal/clinic', { answer: 'yes' }).to).toEqual({});
		expect(wrongIn('service/iv_infusion/clinic', { answer: 'yes' })).toEqual(['answer']);
		const athome = 'service/oral/home_visit';
		expect(wrongIn(athome, { answer: 'yes' })).toEqual(['states']);
		expect(changeOf(athome, { answer: 'yes', states: 'Arizona, nm, AZ' }).to).toEqual({
			statesServed: ['AZ', 'NM']
		});
	});

	it('wants a page that shows it before an unapproved treatment is paid for', () => {
		const row = 'coverage/iv_infusion/clinic/medicaid';
		expect(wrongIn(row, { answer: 'in_network' })).toEqual(['evidence']);
		expect(changeOf(row, { answer: 'in_network', evidence: 'example.org/plan' }).to).toMatchObject({
			participation: 'in_network',
			evidence: 'https://example.org/plan'
		});
		expect(changeOf(row, { answer: 'not_accepted' }).to).toMatchObject({
			participation: 'not_accepted'
		});
		expect(changeOf('coverage/iv_infusion/clinic/self_pay', { answer: 'in_network' }).to).toEqual({
			participation: 'in_network',
			priorAuthorization: null,
			handlesPriorAuthorization: null
		});
	});

	it('keeps what a row says besides', () => {
		const row = 'coverage/esketamine_nasal/clinic/medicaid//UT';
		expect(changeOf(row, { answer: 'superbill' }, attestedClinic).to).toEqual({
			participation: 'superbill',
			priorAuthorization: 'required',
			handlesPriorAuthorization: true
		});
		expect(wrongIn(row, { answer: 'in_network' }, attestedClinic)).toEqual(['answer']);
	});

	it('is refused with an address that no mail can go to, or a note that no one reads', () => {
		expect(wrongIn('phone', { email: 'me@', note: 'a'.repeat(2001) })).toEqual(['note', 'email']);
	});
});

describe('what a correction can be about', () => {
	it('is each fact, treatment and payer of the clinic, its plans among them', () => {
		const { coverage } = subjectsOf(attestedClinic);
		expect(coverage.map((it) => it.fields.length)).toEqual([
			PAYERS.length,
			PAYERS.length + 3,
			PAYERS.length
		]);
		for (const field of coverage[1].fields) expect(subjectFrom(attestedClinic, field)).toBe(field);
	});

	it('is told with what is listed now, of a payer and a treatment also in general', () => {
		expect(listedNow(infusionClinic, 'phone')).toEqual(['(480) 555-0112 ext. 12']);
		expect(listedNow(infusionClinic, 'listing')).toEqual([]);
		expect(listedNow(infusionClinic, 'coverage/iv_infusion/clinic/medicaid')).toEqual([
			'nothing said',
			'Takes Medicaid: yes, as a facility'
		]);
	});

	it('is nothing else', () => {
		for (const text of ['', 'id', 'statements', 'payers', 'coverage/oral/clinic/medicare', null]) {
			expect(subjectFrom(infusionClinic, text)).toBeUndefined();
		}
	});
});

it('Whatever a form holds, it is read or refused, and what is read can be stored and applied.', () => {
	const clinics = [infusionClinic, attestedClinic, referralPlace];
	const cases = clinics.flatMap((clinic) => {
		const groups = subjectsOf(clinic);
		const { contact, treatments, missingTreatments, payers, coverage, about } = groups;
		return [
			...contact,
			...treatments,
			...missingTreatments,
			...payers,
			...coverage.flatMap((it) => it.fields),
			...about,
			'listing' as const,
			'other' as const
		].map((subject) => ({ clinic, subject }));
	});
	const words = [
		...new Set(cases.flatMap(({ subject }) => answersTo(subject).map((it) => it.value))),
		'602-555-0148',
		'Mo-Fr 08:00-17:00',
		'example.org',
		'Phoenix',
		'AZ',
		'85004',
		'me@example.org'
	];
	fc.assert(
		fc.property(
			fc.constantFrom(...cases),
			anyForm(CORRECTION_FIELDS, words),
			({ clinic, subject }, form) => {
				const reading = readCorrection(form, clinic, subject);
				if (!reading.ok) {
					expect(Object.keys(reading.errors)).not.toEqual([]);
					return;
				}
				const { correction } = reading;
				applyChanges(clinic, clinic.id, correction.changes, PROVENANCE);
				newSubmission.parse({
					...correction,
					kind: 'correction',
					clinicId: clinic.id,
					baseVersion: 1,
					origin: 'public',
					accountId: null,
					proof: null,
					locale: 'en',
					idempotencyKey: 'a'.repeat(16),
					batchId: null
				});
			}
		),
		{ numRuns: runs(1000, 10_000) }
	);
}, 60_000);
