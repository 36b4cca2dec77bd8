import type { StateCode } from './states.ts';

/**
 * What people call a town, beyond its name: [what is typed, the town's name, its state]. Saint, Fort
 * and Mount need none: `townKey` knows them.
 */
export const ALIASES: readonly (readonly [alias: string, name: string, state: StateCode])[] = [
	['Washington DC', 'Washington', 'DC'],
	['NYC', 'New York', 'NY'],
	['New York City', 'New York', 'NY'],
	['Nueva York', 'New York', 'NY'],
	['LA', 'Los Angeles', 'CA'],
	['SF', 'San Francisco', 'CA'],
	['San Fran', 'San Francisco', 'CA'],
	['OKC', 'Oklahoma City', 'OK'],
	['SLC', 'Salt Lake City', 'UT'],
	['Salt Lake', 'Salt Lake City', 'UT'],
	['KC', 'Kansas City', 'MO'],
	['KCMO', 'Kansas City', 'MO'],
	['KCK', 'Kansas City', 'KS'],
	['STL', 'St. Louis', 'MO'],
	['NOLA', 'New Orleans', 'LA'],
	['Nueva Orleans', 'New Orleans', 'LA'],
	['Pittsburg', 'Pittsburgh', 'PA'],
	['Utqiagvik', 'Barrow', 'AK'],
	['Philly', 'Philadelphia', 'PA'],
	['Filadelfia', 'Philadelphia', 'PA'],
	['ATL', 'Atlanta', 'GA'],
	['Vegas', 'Las Vegas', 'NV'],
	['Indy', 'Indianapolis', 'IN'],
	['Cincy', 'Cincinnati', 'OH'],
	['ABQ', 'Albuquerque', 'NM'],
	['PDX', 'Portland', 'OR'],
	['Jax', 'Jacksonville', 'FL'],
	['St Pete', 'St. Petersburg', 'FL'],
	['Lexington-Fayette', 'Lexington', 'KY'],
	['Nashville-Davidson', 'Nashville', 'TN'],
	['Louisville-Jefferson', 'Louisville', 'KY'],
	['Boise City', 'Boise', 'ID'],
	['San Buenaventura', 'Ventura', 'CA']
];
