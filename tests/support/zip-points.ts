/** Centres of ZIP areas (US Census gazetteer), for searches with known answers. */
export const ZIP_POINTS = {
	'85004': { latitude: 33.451609, longitude: -112.06988 },
	'10001': { latitude: 40.75065, longitude: -73.997293 },
	'84601': { latitude: 40.227242, longitude: -111.69581 },
	'53202': { latitude: 43.049673, longitude: -87.892384 }
} as const;
