/** [people, first display zoom at which a town of that many is named]. */
const BY_POPULATION: [number, number][] = [
	[1_500_000, 4],
	[500_000, 5],
	[200_000, 6],
	[80_000, 7],
	[30_000, 8],
	[10_000, 9],
	[3_000, 10]
];
const SMALLEST = 11;
/** GeoNames codes: capital of a country, of a state. */
const CAPITALS = ['PPLC', 'PPLA'];
/** Parts of a city. */
const SECTION = 'PPLX';

/** First display zoom at which a town is named. State capitals come early, city districts late. */
export function firstZoomOfTown(population: number, featureCode: string): number {
	const zoom = BY_POPULATION.find(([people]) => population >= people)?.[1] ?? SMALLEST;
	if (featureCode === SECTION) return SMALLEST;
	return CAPITALS.includes(featureCode) ? Math.min(zoom, 6) : zoom;
}
