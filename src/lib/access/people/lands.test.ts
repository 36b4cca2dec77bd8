import { describe, expect, it } from 'vitest';
import { landAt, roadLeads } from './lands.ts';
import { population } from './population.server.ts';

const CHICAGO = { latitude: 41.88, longitude: -87.63 };
const SEATTLE = { latitude: 47.61, longitude: -122.33 };
const ANCHORAGE = { latitude: 61.22, longitude: -149.9 };
const NOME = { latitude: 64.5, longitude: -165.41 };
const HONOLULU = { latitude: 21.31, longitude: -157.86 };
const KAILUA = { latitude: 21.4, longitude: -157.74 };
const HILO = { latitude: 19.72, longitude: -155.08 };
const SAN_JUAN = { latitude: 18.47, longitude: -66.11 };
const PONCE = { latitude: 18.01, longitude: -66.61 };
const VIEQUES = { latitude: 18.14, longitude: -65.44 };

describe('a road', () => {
	it.each([
		[CHICAGO, SEATTLE],
		[HONOLULU, KAILUA],
		[SAN_JUAN, PONCE]
	])('leads from %o to %o', (from, to) => {
		expect(roadLeads(from, to)).toBe(true);
		expect(roadLeads(to, from)).toBe(true);
	});

	it.each([
		[HONOLULU, SEATTLE],
		[HONOLULU, HILO],
		[SAN_JUAN, CHICAGO],
		[VIEQUES, SAN_JUAN],
		[ANCHORAGE, SEATTLE]
	])('leads not from %o to %o', (from, to) => {
		expect(roadLeads(from, to)).toBe(false);
		expect(roadLeads(to, from)).toBe(false);
	});

	it('may lead on or not within Alaska', () => {
		expect(roadLeads(NOME, ANCHORAGE)).toBeNull();
	});
});

describe('the land of a tract', () => {
	it('is the mainland in the 48 states, and elsewhere is not', () => {
		const { areas } = population();
		const lands = new Map<string, Set<string>>();
		for (let i = 0; i < areas.count; i++) {
			const { state } = areas.counties[areas.county[i]];
			const kind = ['AK', 'HI', 'PR'].includes(state) ? state : '48';
			const [latitude, longitude] = [areas.latitude[i], areas.longitude[i]];
			// A few tracts are water, or beyond the islands where people live.
			if (areas.population[i] === 0) continue;
			const land = landAt({ latitude, longitude });
			lands.set(kind, (lands.get(kind) ?? new Set()).add(land));
		}
		expect([...(lands.get('48') ?? [])]).toEqual(['mainland']);
		expect([...(lands.get('HI') ?? [])].sort()).toEqual([
			'hawaii',
			'kauai',
			'lanai',
			'maui',
			'molokai',
			'oahu'
		]);
		expect([...(lands.get('PR') ?? [])].sort()).toEqual(['culebra', 'puerto_rico', 'vieques']);
		expect([...(lands.get('AK') ?? [])].sort()).not.toContain('mainland');
	});
});
