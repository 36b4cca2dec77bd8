import { UnreadableDirectory } from '#lib/sources/import/source.ts';
import { EDITIONS, type Edition } from './editions.ts';

/**
 * Which edition a file is, by the year in its name, or as told.
 *
 * @param told year given by a person, for a file whose name doesn't say
 * @throws UnreadableDirectory when nothing says, or name and person disagree
 */
export function editionOf(fileName: string, told?: string): Edition {
	const base = fileName.split(/[\\/]/).at(-1) ?? fileName;
	const named = [...new Set(base.match(/(?<!\d)20\d\d(?!\d)/g))];
	if (told !== undefined && named.length === 1 && named[0] !== told) {
		throw new UnreadableDirectory(
			`"${base}" says ${named[0]}, --edition says ${told}. Rename the file or drop --edition.`
		);
	}
	const year = told ?? (named.length === 1 ? named[0] : undefined);
	if (year === undefined) {
		throw new UnreadableDirectory(
			`"${base}" doesn't say which edition it is. Put the year in its name, or give --edition YEAR.`
		);
	}
	const edition = EDITIONS.find((it) => String(it) === year);
	if (edition === undefined) {
		throw new UnreadableDirectory(
			`The ${year} edition can't be read: ${EDITIONS.join(', ')} can. A new edition is added in ` +
				'src/lib/sources/samhsa/editions.ts, once its columns and codes have been checked.'
		);
	}
	return edition;
}
