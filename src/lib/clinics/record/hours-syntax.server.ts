import OpeningHours from 'opening_hours';
import { LONGEST_HOURS } from './open-hours.ts';

/** Holidays and the sun need a place to be read; which one is all the same for the syntax. */
const SOMEWHERE = {
	lat: 39.8,
	lon: -98.6,
	address: { country_code: 'us', state: 'Kansas' }
};

/**
 * Opening hours in OpenStreetMap's syntax, as its own tools write them where they were written in
 * an outdated way ("9am-5pm"). undefined when they can't be understood, or are longer than
 * `LONGEST_HOURS`, which would take the reader seconds. On the server only: the reader is larger than
 * a page.
 */
export function readOsmHours(text: string): string | undefined {
	if (text.length > LONGEST_HOURS) return undefined;
	const { error } = console;
	// It prints what it was given, which is nobody's but the sender's.
	console.error = () => undefined;
	try {
		const hours = new OpeningHours(text, SOMEWHERE);
		return hours.getWarnings().length > 0 ? hours.prettifyValue() : text;
	} catch {
		// It throws texts, and on some words even its own mistakes: either way it isn't understood.
		return undefined;
	} finally {
		console.error = error;
	}
}
