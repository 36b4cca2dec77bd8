import type { County } from '#lib/access/people/areas.ts';
import type { AddedNear } from '#lib/access/reach/added-near.ts';
import { m } from '#lib/paraglide/messages.js';
import { stateInWords } from '#lib/places/state-in-words.ts';

/** States with cities that belong to no county. */
const WITH_CITIES = new Set(['MD', 'MO', 'NV', 'VA']);

/** The Census Bureau numbers cities that belong to no county from here on. */
const FIRST_CITY = 510;

/** Whether it is a city beside the counties: six of them have the name of one. */
export const isIndependentCity = (code: string, state: string): boolean =>
	WITH_CITIES.has(state) && Number(code.slice(2)) >= FIRST_CITY;

/** The name of a county within its state: "Baltimore", and "Baltimore city" beside it. */
export function countyInWords({ code, name, state }: Pick<County, 'code' | 'name' | 'state'>) {
	if (state === 'DC') return stateInWords(state);
	// Carson City says so itself.
	if (!isIndependentCity(code, state) || /\bcity$/i.test(name)) return name;
	return m.access_city({ name });
}

/** … with its state: "Baltimore city, Maryland". */
export function placeInWords(county: Pick<County, 'code' | 'name' | 'state'>): string {
	const name = countyInWords(county);
	const state = stateInWords(county.state);
	return name === state ? name : m.access_county_in_state({ county: name, state });
}

/**
 * The name of an added clinic on the map: "Added clinic 2, near Pima, Arizona".
 *
 * @param near null: where nobody is counted; undefined: not reckoned yet
 */
export function addedInWords(number: number, near: AddedNear | null | undefined): string {
	const name = m.access_dropped({ number });
	return near ? `${name}, ${m.access_added_near({ place: placeInWords(near) })}` : name;
}
