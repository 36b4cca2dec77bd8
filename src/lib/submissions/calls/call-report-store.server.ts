import type { Queries } from '#lib/server/database/database.ts';
import type { CallReportRow } from '#lib/server/database/tables.ts';

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

/** What a report says. */
export type CallReportFacts = Pick<CallReportRow, 'outcome' | 'route' | 'payer' | 'called_on'>;

/**
 * The reports on a clinic, the latest call first.
 *
 * @param since ISO date: earlier calls are left out
 */
export function callReportsOf(
	queries: Queries,
	clinicId: string,
	since: string
): Promise<CallReportFacts[]> {
	return queries
		.selectFrom('call_report')
		.select(['outcome', 'route', 'payer', 'called_on'])
		.where('clinic_id', '=', clinicId)
		.where('called_on', '>=', since)
		.orderBy('called_on', 'desc')
		.orderBy('id')
		.execute();
}
