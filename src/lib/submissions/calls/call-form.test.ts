import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_FIELDS, callDays, outcomeName, readCall } from './call-form.ts';
import { CALL_OUTCOMES } from './call-outcome.ts';
import { callReport } from './call-report.ts';
import { anyForm, formOf } from '../../../../tests/support/arbitrary-form.ts';
import { runs } from '../../../../tests/support/effort.ts';

const NOON = new Date('2026-11-23T18:00:00Z');

describe('a report of a call', () => {
	it('is an outcome and a day; a treatment and a payer where there was one', () => {
		expect(readCall(formOf({ outcome: 'booked', day: '2026-11-20' }), NOON)).toEqual({
			ok: true,
			report: { outcome: 'booked', route: null, payer: null, calledOn: '2026-11-20' }
		});
	});

	it('says which treatment isn’t offered, and which payer isn’t taken', () => {
		const day = '2026-11-23';
		expect(readCall(formOf({ outcome: 'not_offered', day }), NOON)).toMatchObject({
			errors: { route: expect.any(String) }
		});
		expect(readCall(formOf({ outcome: 'payer_refused', day }), NOON)).toMatchObject({
			errors: { payer: expect.any(String) }
		});
		expect(readCall(formOf({ outcome: 'not_offered', route: 'oral', day }), NOON)).toMatchObject({
			ok: true
		});
	});

	it('is of today or of the last 30 days', () => {
		for (const day of ['2026-10-23', '2026-11-25', '2026-11-31', '2026-1-1', '']) {
			expect(readCall(formOf({ outcome: 'booked', day }), NOON), day).toMatchObject({
				errors: { day: expect.any(String) }
			});
		}
		expect(readCall(formOf({ outcome: 'booked', day: '2026-10-24' }), NOON).ok).toBe(true);
	});

	it('can be told in the evening of Guam and of Hawaii', () => {
		expect(callDays(new Date('2026-11-23T20:00:00Z'))).toEqual({
			first: '2026-10-24',
			usual: '2026-11-23',
			last: '2026-11-24'
		});
	});

	it('knows every outcome', () => {
		expect(Object.keys(outcomeName).toSorted()).toEqual(CALL_OUTCOMES.toSorted());
	});
});

it('Whatever a form holds, it is read or refused, and what is read can be stored.', () => {
	const words = [...CALL_OUTCOMES, 'oral', 'medicare', '2026-11-23', '2026-02-30', '9999-99-99'];
	fc.assert(
		fc.property(anyForm(CALL_FIELDS, words), (form) => {
			const reading = readCall(form, NOON);
			if (!reading.ok) {
				expect(Object.keys(reading.errors)).not.toEqual([]);
				return;
			}
			callReport.parse({ ...reading.report, clinicId: 'x', idempotencyKey: 'a'.repeat(16) });
		}),
		{ numRuns: runs(1000, 10_000) }
	);
}, 60_000);
