import { describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/clinic.ts';
import type { Provenance } from '#lib/clinics/provenance.ts';
import { infusionClinic } from '../../../tests/support/sample-clinics.ts';
import { dueReminder, lastCheckedByClinic } from './reminder.ts';

describe('a reminder', () => {
	it.each([
		['2026-01-01', '2026-03-31', null],
		['2026-01-01', '2026-04-01', 0],
		['2026-01-01', '2026-04-30', 0],
		['2026-01-01', '2026-05-01', 1],
		['2026-01-01', '2026-05-31', 2],
		['2026-06-01', '2026-05-31', null]
	])('after %s is on %s number %s', (since, today, due) => {
		expect(dueReminder(since, today)).toBe(due);
	});
});

describe('the day a clinic last checked its facts', () => {
	const by = (source: Provenance['source'], checkedAt: string | null): Provenance => ({
		source,
		level: 'self_attested',
		checkedAt
	});
	const withStatements = (...all: Provenance[]): Clinic => ({
		...infusionClinic,
		statements: all.map((it) => ({ ...it, facts: ['name'] }))
	});

	it('is none when only others did', () => {
		expect(lastCheckedByClinic(infusionClinic)).toBeNull();
		expect(lastCheckedByClinic(withStatements(by('phone_call', '2026-01-01')))).toBeNull();
	});

	it('is the latest, of whatever it says', () => {
		const clinic = withStatements(by('clinic', '2026-02-01'), by('clinic', '2026-01-01'));
		expect(lastCheckedByClinic(clinic)).toBe('2026-02-01');
		const [service] = clinic.services;
		const services = [{ ...service, provenance: by('clinic', '2026-03-01') }];
		expect(lastCheckedByClinic({ ...clinic, services })).toBe('2026-03-01');
	});
});
