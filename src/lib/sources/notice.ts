/** Members of the directory file that say where it comes from and how it may be used. */
export const NOTICE = {
	title: 'Within Reach: mental health treatment facilities in the United States',
	source:
		'Substance Abuse and Mental Health Services Administration (SAMHSA), National Directory of Mental Health Treatment Facilities, 2022 to 2024 editions',
	attribution:
		'Facilities: SAMHSA (public domain). Address points (precision "address", statement "osm-2022"): © OpenStreetMap contributors. ZIP points: US Census Bureau.',
	license: 'ODbL-1.0',
	licenseUrl: 'https://opendatacommons.org/licenses/odbl/1-0/'
} as const;
