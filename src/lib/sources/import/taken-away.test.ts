import { describe, expect, it } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { takenAway } from './taken-away.ts';

const withoutPhone = { ...infusionClinic, phone: undefined };
const payers = { ...infusionClinic.payers, medicaid: undefined };
const imported = { clinic: infusionClinic, byPeople: false };

describe('what people took off a clinic', () => {
	it('is a fact, a payer or a treatment that it no longer says', () => {
		const clinic = { ...withoutPhone, payers, services: [] };
		const taken = takenAway([imported, { clinic, byPeople: true }]);
		expect([...taken]).toEqual(['phone', 'payers/medicaid', 'iv_infusion']);
	});

	it('is remembered through later imports, until people put it back', () => {
		const versions = [
			imported,
			{ clinic: withoutPhone, byPeople: true },
			{ clinic: { ...withoutPhone, name: 'Renamed' }, byPeople: false }
		];
		expect([...takenAway(versions)]).toEqual(['phone']);
		const again = { ...imported, byPeople: true };
		expect([...takenAway([...versions, again])]).toEqual([]);
	});

	it('is nothing that an import no longer says', () => {
		expect([...takenAway([imported, { clinic: withoutPhone, byPeople: false }])]).toEqual([]);
	});

	it('is its listing when people closed it, and nothing of what it did', () => {
		const closed = { clinic: null, byPeople: true };
		expect([...takenAway([imported, closed])]).toEqual(['listing']);
		expect([...takenAway([imported, closed, { ...imported, byPeople: true }])]).toEqual([]);
		expect([...takenAway([imported, { clinic: null, byPeople: false }])]).toEqual([]);
	});
});
