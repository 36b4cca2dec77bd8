import type { Fields } from '#lib/clinics/record/fields.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { readWebAddress } from '#lib/clinics/record/contact/web-address.ts';
import type { Source } from '#lib/sources/import/source.ts';
import { isPoint } from '#lib/geo/point.ts';
import { isNearZip, roundedPoint } from '#lib/places/near-zip.ts';
import { isLocator, readRows, type LocatorRow } from './rows.ts';

const REPORTED: Provenance = {
	source: 'directory_import',
	level: 'reported',
	edition: 'samhsa-locator-2020',
	checkedAt: null
};

/** SAMHSA's online locator as of 2020: websites and points of facilities already known. */
export const samhsaLocator: Source<LocatorRow> = {
	id: 'samhsa-locator',
	// Who was there in 2020 need not be there now.
	addsPlaces: false,
	isComplete: false,
	vouchesFor: { website: 'fairly', position: 'poorly' },
	files: 'the .csv of the locator of 2020, with the columns name1, website and type_facility',
	knows: isLocator,
	read: (file) => ({
		source: samhsaLocator,
		edition: 2020,
		...readRows(file),
		treating: 0,
		merged: [],
		keptApart: []
	}),
	routesOf: () => [],
	toListing({ website, point, street, zip }, { centreOf }) {
		const adds: Fields = {};
		const address = website && readWebAddress(website);
		if (address) adds.website = address;
		const centre = centreOf(zip);
		const isSure = centre !== undefined && isPoint(point.latitude, point.longitude);
		if (isSure && street !== null && isNearZip(point, centre)) {
			adds.position = { ...roundedPoint(point), precision: 'address' };
			return { adds, restsOn: REPORTED };
		}
		const leftOut = centre
			? `Its point is more than 50 km from ZIP ${zip}, and was left out.`
			: `Nothing says where ZIP ${zip} is: its point was left out.`;
		return { adds, restsOn: REPORTED, leftOut };
	}
};
