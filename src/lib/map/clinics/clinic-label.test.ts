import { expect, test } from 'vitest';
import { verdictPart } from './clinic-label.ts';

test.each([
	['Harbor Clinic, takes Medicaid, 6 mi', 'Takes Medicaid, 6 mi'],
	['Harbor Clinic: coverage not known. 6 mi', 'Coverage not known. 6 mi'],
	['Coverage not known', 'Coverage not known'],
	['Harbor Clinic', '']
])('of "%s" remains "%s"', (label, rest) =>
	expect(verdictPart({ name: 'Harbor Clinic', label })).toBe(rest)
);
