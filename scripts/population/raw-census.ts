import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Census Bureau's figures: in `census` under the folder that RAW_DATA names, or beside the project. */
export const RAW_CENSUS = join(
	process.env.RAW_DATA || join(import.meta.dirname, '../../../shared/data'),
	'census'
);

const FILES = {
	tracts: join(RAW_CENSUS, 'tract-population-centres-2020.csv'),
	counties: join(RAW_CENSUS, 'county-population-centres-2020.csv')
};

/** The raw files as text; undefined where one of them is missing. */
export function rawCensus(): { tracts: string; counties: string } | undefined {
	if (!Object.values(FILES).every((file) => existsSync(file))) return undefined;
	return {
		tracts: readFileSync(FILES.tracts, 'utf8'),
		counties: readFileSync(FILES.counties, 'utf8')
	};
}
