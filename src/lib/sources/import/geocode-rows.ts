import Papa from 'papaparse';
import type { GeocodeRow } from './positions.ts';
import { UnreadableDirectory } from './source.ts';

/**
 * Rows of a CSV with the columns `address`, `latitude` and `longitude`. Rows without a point are
 * left out.
 *
 * @throws UnreadableDirectory when a column is missing
 */
export function parseGeocodes(text: string): GeocodeRow[] {
	const { data, meta } = Papa.parse<Record<string, string>>(text, {
		header: true,
		skipEmptyLines: true
	});
	const missing = ['address', 'latitude', 'longitude'].filter((it) => !meta.fields?.includes(it));
	if (missing.length > 0) {
		throw new UnreadableDirectory(
			`The geocode file has no column ${missing.join(', ')}. It needs address, latitude, longitude.`
		);
	}
	return data
		.filter((row) => row.address && row.latitude && row.longitude)
		.map((row) => ({
			address: row.address,
			latitude: Number(row.latitude),
			longitude: Number(row.longitude)
		}));
}
