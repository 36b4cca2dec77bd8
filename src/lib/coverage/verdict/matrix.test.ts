import { expect, test } from 'vitest';
import {
	attestedClinic,
	infusionClinic,
	referralPlace,
	REPORTED_2024
} from '../../../../tests/support/sample-clinics.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { matrixFor } from './matrix.ts';

const TODAY = '2026-11-23';

test('Every payer has a row, those that are reported first.', () => {
	const { rows } = matrixFor(infusionClinic, TODAY);
	const reported = PAYERS.filter((payer) => infusionClinic.payers[payer]);
	const others = PAYERS.filter((payer) => !infusionClinic.payers[payer]);
	expect(rows.map(({ payer }) => payer)).toEqual([...reported, ...others]);
	expect(rows.filter(({ reported }) => reported)).toHaveLength(4);
});

test('A payer that is not reported is unknown, never refused.', () => {
	const { rows } = matrixFor(infusionClinic, TODAY);
	for (const row of rows.filter(({ reported }) => !reported)) {
		expect(row.cells[0].verdict.kind).toBe('unknown');
	}
});

test('What Medicare pays says nothing of Medicare Advantage, a plan with rules of its own.', () => {
	const { rows } = matrixFor(infusionClinic, TODAY);
	const kindOf = (payer: string) => rows.find((it) => it.payer === payer)?.cells[0].verdict.kind;
	expect([kindOf('medicare'), kindOf('medicare_advantage')]).toEqual(['accepts_payer', 'unknown']);
});

test('Each treatment has a column, and each pair its own verdict.', () => {
	const { routes, rows } = matrixFor(attestedClinic, TODAY);
	expect(routes).toEqual(['iv_infusion', 'esketamine_nasal', 'sublingual']);
	const kinds = (payer: string) =>
		rows.find((row) => row.payer === payer)?.cells.map(({ verdict }) => verdict.kind);
	expect(kinds('medicaid')).toEqual(['accepts_payer', 'confirmed', 'accepts_payer']);
	expect(kinds('private')).toEqual(['accepts_payer', 'stated', 'accepts_payer']);
	expect(kinds('medicare')).toEqual(['accepts_payer', 'not_accepted', 'accepts_payer']);
});

test('Other plans of a pair are kept beside its verdict.', () => {
	const { rows } = matrixFor(attestedClinic, TODAY);
	const cell = rows.find(({ payer }) => payer === 'private')?.cells[1];
	expect(cell?.others.map(({ row }) => row?.plan)).toEqual(['Aetna']);
});

test('Sources of policies are listed once each.', () => {
	const { sources } = matrixFor(attestedClinic, TODAY);
	expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
	expect(sources.length).toBeGreaterThan(2);
});

test('A place without a treatment has one column, itself, and no policies.', () => {
	const { routes, rows, sources } = matrixFor(referralPlace, TODAY);
	expect(routes).toEqual([null]);
	expect(rows).toHaveLength(PAYERS.length);
	expect(sources).toEqual([]);
});

test('A payer that rests on another source than the rest says so, and is judged by it.', () => {
	const called = { source: 'phone_call', level: 'phone_confirmed', checkedAt: TODAY } as const;
	const clinic: Clinic = {
		...attestedClinic,
		statements: [...attestedClinic.statements, { ...called, facts: ['payers/medicaid'] }]
	};
	const { rows } = matrixFor(clinic, TODAY);
	const medicaid = rows.find(({ payer }) => payer === 'medicaid');
	const medicare = rows.find(({ payer }) => payer === 'medicare');
	expect(medicaid?.source).toMatchObject(called);
	expect(medicaid?.cells[0].verdict).toMatchObject({ kind: 'accepts_payer', provenance: called });
	expect(medicare?.source).toBeUndefined();
	expect(medicare?.cells[0].verdict.provenance).toMatchObject(REPORTED_2024);
});
