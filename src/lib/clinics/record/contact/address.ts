import type { Address } from '#lib/clinics/record/facts/address.ts';
import type { Position } from '#lib/clinics/record/facts/position.ts';

interface Located {
	address: Address;
	position: Position;
}

/**
 * Where to look for a way there, on openstreetmap.org: directions to the door when the position is
 * that of the address, else a search for the town, since a ZIP's centre is nobody's door.
 */
export function wayThereHref({ address, position }: Located): string {
	if (position.precision === 'address') {
		return `https://www.openstreetmap.org/directions?to=${position.latitude}%2C${position.longitude}`;
	}
	const town = encodeURIComponent(`${address.city}, ${address.state}, USA`);
	return `https://www.openstreetmap.org/search?query=${town}`;
}

/** Where openstreetmap.org shows a point between its streets. Degrees. */
export function pinHref({ latitude, longitude }: { latitude: number; longitude: number }): string {
	const [north, east] = [latitude, longitude].map((degrees) => degrees.toFixed(5));
	return `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=17/${north}/${east}`;
}

/**
 * A link that opens a phone's own map application (RFC 5870, with the `q` those applications read).
 * null when there is no street to take someone to.
 */
export function geoHref({ address, position }: Located): string | null {
	if (address.street === null) return null;
	const query = encodeURIComponent(
		`${address.street}, ${address.city}, ${address.state} ${address.zip}`
	);
	// 0,0 means "search for it": a ZIP's centre would put the pin on the wrong street.
	const point =
		position.precision === 'address' ? `${position.latitude},${position.longitude}` : '0,0';
	return `geo:${point}?q=${query}`;
}
