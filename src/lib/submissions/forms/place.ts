import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { m } from '#lib/paraglide/messages.js';
import { roundedPoint } from '#lib/places/near-zip.ts';
import { stateCode } from '#lib/places/states.ts';
import { isPlace, readCoordinates } from './coordinates.ts';
import type { Values } from './names.ts';
import type { Reading } from './reading.ts';

export const addressValues = ({ address }: Clinic): Values => ({
	street: address.street ?? '',
	'street-withheld': address.street === null ? 'yes' : '',
	suite: address.unit ?? '',
	city: address.city,
	state: address.state,
	zip: address.zip
});

/** The centre of a ZIP is nobody's pin: it follows the ZIP. */
export const positionValues = ({ position }: Clinic): Values => ({
	latitude: position.precision === 'address' ? String(position.latitude) : '',
	longitude: position.precision === 'address' ? String(position.longitude) : ''
});

export function readAddress(it: Reading, clinic: Clinic | null) {
	const base = clinic?.address;
	const street = it.ticked('street-withheld')
		? null
		: it.needed('street', m.update_error_street(), base?.street);
	const unit = it.line('suite', base?.unit);
	const city = it.needed('city', m.update_error_city(), base?.city);
	const state = it.choice('state', stateCode);
	if (!state) it.fail('state', m.update_error_state());
	const [, zip = ''] = /^(\d{5})(?:-?\d{4})?$/.exec(it.line('zip')) ?? [];
	if (!zip) it.fail('zip', m.update_error_zip());
	return { street, ...(unit && { unit }), city, state: state ?? '', zip };
}

/**
 * The pin as it was typed, whether or not it fits the address: `checkPosition` tells. Without one,
 * what the clinic has where its ZIP is the same. Undefined: the ZIP's centre, which the server knows.
 */
export function readPosition(it: Reading, base: Clinic | null): Clinic['position'] | undefined {
	const { street, zip } = readAddress(it, base);
	const texts = [it.text('latitude'), it.text('longitude')];
	// A place that withholds its street has no pin to tell it by.
	if (street === null || texts.every((text) => text === '')) {
		const follows = base?.position.precision === 'zip' && base.address.zip === zip;
		return follows ? base.position : undefined;
	}
	const { latitude, longitude } = base?.position ?? {};
	if (texts[0] === String(latitude) && texts[1] === String(longitude)) return base?.position;
	const read = readCoordinates(texts[0], texts[1]);
	if (!read) return undefined;
	const [isNorth, isEast] = [read.latitude, read.longitude].map(Number.isFinite);
	if (!isNorth) it.fail('latitude', m.update_error_latitude());
	if (!isEast) it.fail('longitude', m.update_error_longitude());
	if (isNorth && isEast && !isPlace(read)) it.fail('latitude', m.update_error_position_range());
	return { ...roundedPoint(read), precision: 'address' };
}
