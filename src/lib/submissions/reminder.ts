import type { Clinic } from '#lib/clinics/clinic.ts';
import { FRESH_DAYS } from '#lib/clinics/freshness.ts';

/** Days between two reminders of the same listing. */
export const REMIND_EVERY = 30;

const DAY = 24 * 60 * 60 * 1000;

/** The day on which a clinic's own people last checked any of its facts, ISO; null: never. */
export function lastCheckedByClinic({ statements, services }: Clinic): string | null {
	const all = [
		...statements,
		...services.flatMap((it) => [it.provenance, ...it.coverage.map((row) => row.provenance)])
	];
	const days = all.flatMap(({ source, checkedAt }) =>
		source === 'clinic' && checkedAt !== null ? [checkedAt] : []
	);
	return days.toSorted().at(-1) ?? null;
}

/**
 * The how-manieth reminder is due, from 0; null: none yet.
 *
 * @param since the day from which the clock runs
 * @param today both ISO dates
 */
export function dueReminder(since: string, today: string): number | null {
	const days = Math.floor((Date.parse(today) - Date.parse(since)) / DAY);
	return days < FRESH_DAYS ? null : Math.floor((days - FRESH_DAYS) / REMIND_EVERY);
}
