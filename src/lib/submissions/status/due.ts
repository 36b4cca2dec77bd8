/** What we promise: good changes are published within two business days. */
const BUSINESS_DAYS = 2;
const DAY = 24 * 60 * 60 * 1000;

/** Instant (ISO) until which a submission has to be decided. Weekends don't count. In UTC. */
export function dueAt(sentAt: string): string {
	let due = startOfWork(new Date(sentAt));
	for (let i = 0; i < BUSINESS_DAYS; i++) due = startOfNextWork(due);
	return due.toISOString();
}

/** What was sent before this instant (ISO), and still waits, is overdue. */
export function overdueBefore(now: Date): string {
	let sent = isWeekend(now) ? startOfDay(now, -daysIntoWeekend(now)) : now;
	for (let i = 0; i < BUSINESS_DAYS; i++) {
		do sent = new Date(sent.getTime() - DAY);
		while (isWeekend(sent));
	}
	return sent.toISOString();
}

/** A day later, at the same time, or that time on Monday. */
function startOfNextWork(date: Date): Date {
	let next = date;
	do next = new Date(next.getTime() + DAY);
	while (isWeekend(next));
	return next;
}

/** What comes on a weekend waits for Monday. */
const startOfWork = (date: Date) =>
	isWeekend(date) ? startOfDay(date, 2 - daysIntoWeekend(date)) : date;

const isWeekend = (date: Date) => [0, 6].includes(date.getUTCDay());

/** 0 on a Saturday, 1 on a Sunday. */
const daysIntoWeekend = (date: Date) => (date.getUTCDay() + 1) % 7;

function startOfDay(date: Date, days: number): Date {
	return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + days));
}
