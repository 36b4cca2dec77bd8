import { streetKey } from '#lib/clinics/matching/street.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { fieldsOf, type Fields } from '#lib/clinics/record/fields.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import { distance } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LoadShard } from '#lib/places/load-shard.ts';
import { isNearZip, roundedPoint } from '#lib/places/near-zip.ts';
import { serverShards } from '#lib/places/server-shards.server.ts';
import { knownZip } from '#lib/places/resolve.ts';
import { stateInWords } from '#lib/places/state-in-words.ts';
import { isStateCode } from '#lib/places/states.ts';

/**
 * Settles where a clinic would be, however its address came: by a form, a row of a file, or anyone's
 * correction. A pin counts where it was put for this address: one that was there before the door
 * moved, and any of a place that withholds its street, gives way to the ZIP's centre. The ZIP is
 * checked to be in its state, and the pin to be near the ZIP. What nobody touched isn't checked:
 * anyone who corrects a phone has nothing to say about a ZIP that crosses the border of a state.
 *
 * @param fields as a form without errors gives them
 * @param base the clinic that the form was filled from
 * @returns the fields with a position, and what is wrong, by the form field's name
 * @throws PlacesUnavailable when the tables of ZIPs can't be read
 */
export async function checkPosition(
	fields: Fields,
	base: Clinic | null,
	load: LoadShard = serverShards()
): Promise<{ fields: Fields; errors: Record<string, string> }> {
	const before = fieldsOf(base);
	const isUntouched = (['address', 'position'] as const).every((field) =>
		isSame(fields[field] ?? null, before[field] ?? null)
	);
	if (isUntouched) return { fields, errors: {} };

	const address = fields.address as Clinic['address'];
	const { zip, state } = address;
	const centre = await knownZip(zip, load);
	if (!centre) return { fields, errors: { zip: m.update_error_zip_unknown() } };
	if (centre.state && isStateCode(centre.state) && centre.state !== state) {
		const name = stateInWords(centre.state);
		return { fields, errors: { zip: m.update_error_zip_state({ zip, state: name }) } };
	}
	const pin = pinFor(address, fields.position as Clinic['position'] | undefined, base);
	if (!pin) {
		const position = { ...roundedPoint(centre), precision: 'zip' };
		return { fields: { ...fields, position }, errors: {} };
	}
	if (isNearZip(pin, centre)) return { fields: { ...fields, position: { ...pin } }, errors: {} };
	const miles = Math.round(distance(pin, centre) / METRES_PER_MILE);
	return { fields, errors: { latitude: m.update_error_position_far({ miles, zip }) } };
}

/** The position that an address keeps or was given; undefined: the ZIP's centre. */
function pinFor(
	address: Clinic['address'],
	given: Clinic['position'] | undefined,
	base: Clinic | null
): Clinic['position'] | undefined {
	const listed = base?.position;
	const centreBefore =
		listed?.precision === 'zip' && base?.address.zip === address.zip ? listed : undefined;
	if (!given || address.street === null) return centreBefore;
	if (!base || !isSame({ ...given }, { ...base.position })) return given;
	return hasMoved(base.address, address) ? centreBefore : given;
}

/** Whether an address is another door: not another suite in it, nor another way to write it. */
function hasMoved(before: Clinic['address'], after: Clinic['address']): boolean {
	const town = ({ city, state }: Clinic['address']) => `${city}, ${state}`.toLowerCase();
	const door = ({ street }: Clinic['address']) => street && streetKey(street);
	return before.zip !== after.zip || town(before) !== town(after) || door(before) !== door(after);
}
