import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, overdueBefore } from './due.ts';

// 23 November 2026 is a Monday.
const at = (text: string) => `2026-11-${text}:00.000Z`;

describe('when a submission is due', () => {
	it.each([
		['on a Monday', '23T10:00', '25T10:00'],
		['on a Thursday, over the weekend', '26T10:00', '30T10:00'],
		['late on a Friday', '20T23:59', '24T23:59'],
		['on a Saturday, as if on Monday morning', '21T10:00', '25T00:00'],
		['on a Sunday, likewise', '22T23:59', '25T00:00']
	])('is two business days after it was sent: %s', (_, sent, due) => {
		expect(dueAt(at(sent))).toBe(at(due));
	});

	it('is over for what was sent two business days before', () => {
		expect(overdueBefore(new Date(at('25T10:00')))).toBe(at('23T10:00'));
		expect(overdueBefore(new Date(at('23T10:00')))).toBe(at('19T10:00'));
		expect(overdueBefore(new Date(at('22T10:00')))).toBe(at('19T00:00'));
	});

	it('says the same both ways, at whatever time', () => {
		const instant = fc.date({
			min: new Date('2026-01-01'),
			max: new Date('2027-01-01'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(instant, instant, (sent, now) => {
				const due = dueAt(sent.toISOString());
				const isOverdue = sent.toISOString() < overdueBefore(now);
				// A week ends as Saturday begins, and the next begins with Monday: the same moment.
				const isMoment = now.getUTCHours() + now.getUTCMinutes() + now.getUTCSeconds() === 0;
				fc.pre(!isMoment);
				expect(isOverdue).toBe(due < now.toISOString());
			})
		);
	});
});
