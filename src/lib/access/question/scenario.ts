import { PAYERS, ROUTES, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import { isPoint, type Point } from '#lib/geo/point.ts';

/** A clinic that isn't there, dropped on the map to see whom it would reach. */
export interface AddedClinic extends Point {
	/** Empty: whatever is asked for. */
	routes: Route[];
	/** Empty: those that are asked for. */
	payers: Payer[];
}

/** What if: clinics that would open, and ids of those that would close. */
export interface Scenario {
	added: AddedClinic[];
	closed: string[];
}

export const NO_SCENARIO: Scenario = { added: [], closed: [] };

/** More than anybody drops by hand; each one costs a pass over all tracts. */
export const MOST_ADDED = 20;
export const MOST_CLOSED = 50;

/** Decimals of a degree that a dropped clinic is kept to: some ten metres. */
const DECIMALS = 4;

/**
 * Whether an added clinic is one of those that filters ask for. What it offers and takes is stated;
 * in all else (age, language, help with paying …) it is as it should be.
 */
export function addedMatches(it: AddedClinic, { routes, payer }: ClinicFilters): boolean {
	const offers = routes.length === 0 || it.routes.length === 0;
	return (
		(offers || it.routes.some((route) => routes.includes(route))) &&
		(payer === null || it.payers.length === 0 || it.payers.includes(payer))
	);
}

/** An added clinic as a parameter: "33.4484,-112.0740,iv_infusion.oral,medicaid". */
export function writeAdded({ latitude, longitude, routes, payers }: AddedClinic): string {
	const parts = [latitude.toFixed(DECIMALS), longitude.toFixed(DECIMALS)];
	if (routes.length > 0 || payers.length > 0) parts.push(routes.join('.'));
	if (payers.length > 0) parts.push(payers.join('.'));
	return parts.join(',');
}

/** Reads what `writeAdded` wrote; null when it is something else. */
export function readAdded(text: string): AddedClinic | null {
	const [latitude, longitude, routes = '', payers = '', ...rest] = text.split(',');
	const at = [latitude, longitude].map((it) =>
		/^-?\d{1,3}(\.\d{1,8})?$/.test(it ?? '') ? Number(it) : NaN
	);
	if (rest.length > 0 || !isPoint(at[0], at[1])) return null;
	const offered = members(ROUTES, routes);
	const taken = members(PAYERS, payers);
	if (!offered || !taken) return null;
	return { latitude: at[0], longitude: at[1], routes: offered, payers: taken };
}

/** Words of a list in the list's order; null when one isn't in it. */
function members<T extends string>(list: readonly T[], text: string): T[] | null {
	const words = text === '' ? [] : text.split('.');
	if (words.some((word) => !list.includes(word as T))) return null;
	return list.filter((one) => words.includes(one));
}
