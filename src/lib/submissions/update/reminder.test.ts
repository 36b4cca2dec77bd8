import { describe, expect, it } from 'vitest';
import type { Clinic, Statement } from '#lib/clinics/record/clinic.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { confirmed } from './confirm.ts';
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

describe('the day since which a clinic stands by its listing', () => {
	const attested = (checkedAt: string): Provenance => ({
		source: 'clinic',
		level: 'self_attested',
		checkedAt
	});
	const called: Provenance = {
		source: 'phone_call',
		level: 'phone_confirmed',
		checkedAt: '2026-03-01'
	};
	const imported: Provenance = {
		source: 'directory_import',
		level: 'reported',
		edition: 'samhsa-2024',
		checkedAt: null
	};
	const withStatements = (...all: [Provenance, ...Statement['facts']][]): Clinic => ({
		...infusionClinic,
		services: [],
		statements: all.map(([it, ...facts]) => ({ ...it, facts }))
	});

	it('is none when only others checked it', () => {
		expect(lastCheckedByClinic(infusionClinic)).toBeNull();
		expect(lastCheckedByClinic(withStatements([called, 'name']))).toBeNull();
	});

	it('is the oldest: one field that was accepted says nothing of the others', () => {
		const clinic = withStatements(
			[attested('2026-02-01'), 'name'],
			[attested('2026-01-01'), 'phone']
		);
		expect(lastCheckedByClinic(clinic)).toBe('2026-01-01');
		const [service] = infusionClinic.services;
		const services = [{ ...service, provenance: attested('2025-12-01') }];
		expect(lastCheckedByClinic({ ...clinic, services })).toBe('2025-12-01');
		const part = withStatements([attested('2026-02-01'), 'phone'], [imported, 'name']);
		expect(lastCheckedByClinic(part)).toBeNull();
	});

	it('is not the day on which a moderator looked, also at the clinic’s own page', () => {
		const looked: Provenance = {
			source: 'clinic',
			level: 'document_checked',
			checkedAt: '2026-03-01'
		};
		expect(lastCheckedByClinic(withStatements([looked, 'name']))).toBeNull();
		const both = withStatements([attested('2026-01-01'), 'name'], [looked, 'phone']);
		expect(lastCheckedByClinic(both)).toBe('2026-01-01');
	});

	it('is today once they confirmed, whatever stays with who checked it', () => {
		const clinic = withStatements(
			[imported, 'name', 'address'],
			[imported, 'position'],
			[called, 'phone']
		);
		const after = confirmed(clinic, '2026-03-02');
		expect(after.statements.map(({ source }) => source)).toContain('phone_call');
		expect(lastCheckedByClinic(after)).toBe('2026-03-02');
	});
});
