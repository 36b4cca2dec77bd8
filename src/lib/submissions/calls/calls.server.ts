import { randomUUID } from 'node:crypto';
import { addCallReport, hasCallReport } from './call-report-store.server.ts';
import { consume, type Who } from '#lib/server/limits/rate-limit.ts';
import type { Services } from '#lib/server/services.ts';
import { callReport, type CallReport } from './call-report.ts';

/**
 * Stores what someone found who called a clinic: once, however often it arrives, and once a day from
 * one address.
 *
 * @param who the network that it comes from
 * @returns false when that address told of this clinic already
 */
export async function storeCallReport(
	services: Pick<Services, 'database' | 'secrets'>,
	report: CallReport,
	who: Who
): Promise<boolean> {
	const it = callReport.parse(report);
	const { database, secrets } = services;
	// In one transaction: the second to come with the same key waits for the count, then finds the report.
	return database.transaction(async (queries) => {
		const isStored = () => hasCallReport(queries, it.idempotencyKey);
		if (await isStored()) return true;
		const counting = { secrets, database: { ...database, queries } };
		const isFirst = await consume(counting, 'call_to_clinic', {
			...who,
			id: `${who.id} ${it.clinicId}`
		});
		if (!isFirst) return isStored();
		await addCallReport(queries, {
			id: randomUUID(),
			clinic_id: it.clinicId,
			outcome: it.outcome,
			route: it.route,
			payer: it.payer,
			called_on: it.calledOn,
			idempotency_key: it.idempotencyKey,
			created_at: new Date().toISOString()
		});
		return true;
	});
}
