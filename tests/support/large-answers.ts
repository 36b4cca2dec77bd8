/**
 * The largest things that a server of the site sends, by their paths: those it has in memory first,
 * a static file last.
 *
 * @param origin of the server: parts of some addresses change with what they name
 */
export async function largeAnswers(origin: string): Promise<string[]> {
	const [columns]: string[] = await (await fetch(`${origin}/offline/kept.json`)).json();
	const tracts = await fetch(`${origin}/population/unknown/tracts.bin`);
	const { version }: { version: string } = await tracts.json();
	const basemap = await fetch(`${origin}/basemap/basemap.json`);
	const built: { version: string } = await basemap.json();
	return [
		'/data/clinics.geojson',
		'/sitemap.xml',
		columns.replace('columns.bin', 'referral-texts.json'),
		`/population/${version}/tracts.bin`,
		'/access/map.svg',
		`/basemap/us.${built.version}.pmtiles`,
		'/basemap/us.pmtiles'
	];
}
