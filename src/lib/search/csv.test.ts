import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { indexDirectory } from '#lib/clinics/columns/directory.ts';
import { listTexts } from '#lib/clinics/columns/list-texts.ts';
import { TODAY } from '../../../tests/support/arbitrary-clinics.ts';
import { placeAt } from '../../../tests/support/arbitrary-search.ts';
import { infusionClinic, referralPlace } from '../../../tests/support/sample-clinics.ts';
import { resultsAsCsv } from './csv.ts';
import { DEFAULT_FILTERS } from './query.ts';
import { viewSearch } from './view.ts';

function csvOf(clinics: Clinic[]): string[][] {
	const arranged = arrangeClinics(clinics);
	const columns = buildColumns(arranged);
	const texts = {
		treatments: listTexts(arranged, 0, columns.treatmentCount),
		referrals: listTexts(arranged, columns.treatmentCount, columns.count)
	};
	const filters = {
		...DEFAULT_FILTERS,
		payer: 'medicaid' as const,
		coverage: 'any' as const,
		referrals: true,
		radius: null
	};
	const place = placeAt({ latitude: 33.4, longitude: -112 });
	const { rows } = viewSearch(
		indexDirectory(columns),
		texts,
		{ ...filters, place },
		[0, 99],
		TODAY
	);
	const text = resultsAsCsv(rows, { filters, place, today: TODAY });
	expect(text.startsWith('\ufeff')).toBe(true);
	return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
}

describe('results as CSV', () => {
	const [names, ...rest] = csvOf([infusionClinic, referralPlace]);
	const records = rest.slice(0, -1);
	const caution = rest[rest.length - 1];
	const cell = (record: string[], name: string) => record[names.indexOf(name)];

	it('end with the caution and the day they were made', () => {
		expect(caution[0]).toMatch(/not medical advice/i);
		expect(caution[0]).toMatch(/2026/);
	});

	it('give every clinic with its verdict, its source and its distance', () => {
		expect(records).toHaveLength(2);
		expect(cell(records[0], 'name')).toBe(infusionClinic.name);
		expect(cell(records[0], 'reason')).toMatch(/Medicaid/);
		expect(cell(records[0], 'source')).toMatch(/SAMHSA, 2024/);
		expect(Number(cell(records[0], 'distance_miles'))).toBeCloseTo(11.3, 0);
		expect(Number(cell(records[0], 'longitude'))).toBe(infusionClinic.position.longitude);
	});

	it('never give a spreadsheet a formula to run', () => {
		const [, record] = csvOf([{ ...infusionClinic, name: '=HYPERLINK("https://example.org")' }]);
		expect(record[0]).toBe('\'=HYPERLINK("https://example.org")');
	});
});
