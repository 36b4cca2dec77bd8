import { z } from 'zod';
import type { Queries } from '#lib/server/database/database.ts';
import { readRow } from '#lib/server/database/read-row.ts';
import type { CallReportRow } from '#lib/server/database/tables.ts';
import { callReport, type CallReport } from './call-report.ts';

/** Adds a report; one with the same idempotency key is the same act of sending, and stays. */
export async function addCallReport(queries: Queries, row: CallReportRow): Promise<void> {
	await queries
		.insertInto('call_report')
		.values(row)
		.onConflict((it) => it.column('idempotency_key').doNothing())
		.execute();
}

/** Whether a report with this idempotency key is there. */
export async function hasCallReport(queries: Queries, key: string): Promise<boolean> {
	const found = await queries
		.selectFrom('call_report')
		.select('id')
		.where('idempotency_key', '=', key)
		.executeTakeFirst();
	return found !== undefined;
}

const { outcome, route, payer, calledOn } = callReport.shape;
const stored = z.object({ outcome, route, payer, calledOn });

/** What a report says. */
export type CallReportFacts = Pick<CallReport, 'outcome' | 'route' | 'payer' | 'calledOn'>;

/**
 * The reports on a clinic, the latest call first.
 *
 * @param since ISO date: earlier calls are left out
 */
export async function callReportsOf(
	queries: Queries,
	clinicId: string,
	since: string
): Promise<CallReportFacts[]> {
	const rows = await queries
		.selectFrom('call_report')
		.select(['id', 'outcome', 'route', 'payer', 'called_on as calledOn'])
		.where('clinic_id', '=', clinicId)
		.where('called_on', '>=', since)
		.orderBy('called_on', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => readRow('call_report', row, stored, row));
}
