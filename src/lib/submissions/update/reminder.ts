import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { FRESH_DAYS } from '#lib/clinics/record/provenance/freshness.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';

/** Days between two reminders of the same listing. */
export const REMIND_EVERY = 30;

const DAY = 24 * 60 * 60 * 1000;

/**
 * The day since which a clinic's own people stand by its listing as a whole, ISO; null: they don't yet.
 *
 * It is the oldest day of all that rests on their word: one field that they sent and that was accepted
 * says nothing of the others. What still rests on an import alone they have never confirmed. Facts that
 * a moderator or the public brought neither start the clock nor stop it, also where a page of the
 * clinic's own showed them: nobody there looked. Nor does a position that they did not give, which
 * confirming leaves as it is.
 */
export function lastCheckedByClinic({ statements, services }: Clinic): string | null {
	const vouched: Provenance[] = [
		...statements.filter(({ source, facts }) => source === 'clinic' || !isPositionAlone(facts)),
		...services.flatMap((it) => [it.provenance, ...it.coverage.map((row) => row.provenance)])
	];
	if (vouched.some((it) => it.source === 'directory_import' && it.level === 'reported'))
		return null;
	const days = vouched.flatMap(({ source, level, checkedAt }) =>
		source === 'clinic' && level === 'self_attested' && checkedAt !== null ? [checkedAt] : []
	);
	return days.toSorted().at(0) ?? null;
}

const isPositionAlone = (facts: readonly string[]) => facts.every((it) => it === 'position');

/**
 * Which reminder is due, from 0; null: none yet.
 *
 * @param since the day from which the clock runs
 * @param today both ISO dates
 */
export function dueReminder(since: string, today: string): number | null {
	const days = Math.floor((Date.parse(today) - Date.parse(since)) / DAY);
	return days < FRESH_DAYS ? null : Math.floor((days - FRESH_DAYS) / REMIND_EVERY);
}
