import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { summarise } from './summary.ts';

const clinics = readDirectory(readFileSync('data/clinics.geojson', 'utf8'));
const summary = summarise(clinics);

describe('the summary of the directory', () => {
	it('counts each facility once in its state', () => {
		const total = (key: 'facilities' | 'treatments') =>
			summary.states.reduce((sum, row) => sum + row[key], 0);
		expect(total('facilities')).toBe(summary.facilities);
		expect(total('treatments')).toBe(summary.treatments);
		expect(summary.facilities).toBe(clinics.length);
	});

	it('finds no more ketamine in an edition than facilities it listed', () => {
		expect(summary.editions.map((it) => it.edition)).toEqual(['2024', '2023', '2022']);
		for (const { listed, ketamine } of summary.editions) expect(ketamine).toBeLessThan(listed);
	});

	it('puts the states with most treatments first', () => {
		const counts = summary.states.map((it) => it.treatments);
		expect(counts).toEqual(counts.toSorted((a, b) => b - a));
	});

	it('counts a checked fact wherever it stands', () => {
		const [first] = clinics.filter((it) => it.services.length > 0);
		const [service] = first.services;
		const checked = { ...service.provenance, checkedAt: '2026-11-01' };
		const told = { ...first, services: [{ ...service, provenance: checked }] };
		expect(summarise([first]).checked).toBe(0);
		expect(summarise([told]).checked).toBe(1);
	});

	it('says nothing of an empty directory', () => {
		expect(summarise([])).toMatchObject({ facilities: 0, treatments: 0, states: [] });
	});
});
