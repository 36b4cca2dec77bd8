import type { Clinic } from '#lib/clinics/clinic.ts';
import { distance } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { LoadShard } from '#lib/places/load-shard.ts';
import { isNearZip, roundedPoint } from '#lib/places/near-zip.ts';
import { ownShards } from '#lib/places/own-shards.server.ts';
import { knownZip } from '#lib/places/resolve.ts';
import { isStateCode, stateName } from '#lib/places/states.ts';
import { isSame } from './change.ts';
import { fieldsOf, type Fields } from './fields.ts';

/**
 * Checks where a clinic would be: its ZIP is in its state, and its pin near the ZIP. Without a pin
 * it gets the ZIP's centre. What nobody touched isn't checked: whoever corrects a phone has nothing
 * to say about a ZIP that crosses the border of a state.
 *
 * @param fields as a form without errors gives them
 * @param base the clinic that the form was filled from
 * @returns the fields with a position, and what is wrong, by the form field's name
 * @throws PlacesUnavailable when the tables of ZIPs can't be read
 */
export async function checkPosition(
	fields: Fields,
	base: Clinic | null,
	load: LoadShard = ownShards()
): Promise<{ fields: Fields; errors: Record<string, string> }> {
	const before = fieldsOf(base);
	const isUntouched = (['address', 'position'] as const).every((field) =>
		isSame(fields[field] ?? null, before[field] ?? null)
	);
	if (isUntouched) return { fields, errors: {} };

	const { zip, state } = fields.address as Clinic['address'];
	const centre = await knownZip(zip, load);
	if (!centre) return { fields, errors: { zip: m.update_error_zip_unknown() } };
	if (centre.state && isStateCode(centre.state) && centre.state !== state) {
		const name = stateName(centre.state, getLocale());
		return { fields, errors: { zip: m.update_error_zip_state({ zip, state: name }) } };
	}
	const pin = fields.position as Clinic['position'] | undefined;
	if (!pin) {
		const position = { ...roundedPoint(centre), precision: 'zip' };
		return { fields: { ...fields, position }, errors: {} };
	}
	if (isNearZip(pin, centre)) return { fields, errors: {} };
	const miles = Math.round(distance(pin, centre) / METRES_PER_MILE);
	return { fields, errors: { latitude: m.update_error_position_far({ miles, zip }) } };
}
