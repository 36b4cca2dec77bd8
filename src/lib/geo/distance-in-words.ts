import { numberFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { fromMetres, METRES_PER_MILE, type Unit } from './units.ts';

/** A number as people write it, with a decimal only where it says something. */
export function amount(value: number): string {
	const digits = value < 10 ? 1 : 0;
	return numberFormat(getLocale(), { maximumFractionDigits: digits }).format(value);
}

/** What was measured, in metres: "4.2 mi", "61 km". */
export function distanceInWords(metres: number, unit: Unit): string {
	const distance = amount(fromMetres(metres, unit));
	return unit === 'mi' ? m.distance_mi({ distance }) : m.distance_km({ distance });
}

/** What was chosen, in miles, as a distance in the person's unit: "50 miles", "80 km". */
export function milesInWords(miles: number, unit: Unit): string {
	const distance = milesAs(miles, unit);
	return unit === 'mi' ? m.distance_miles_long({ distance }) : m.distance_km_long({ distance });
}

/** The number alone: miles to a tenth, kilometres as measured. */
export function milesAs(miles: number, unit: Unit): string {
	if (unit === 'km') return amount(fromMetres(miles * METRES_PER_MILE, 'km'));
	return numberFormat(getLocale(), { maximumFractionDigits: 1 }).format(miles);
}
