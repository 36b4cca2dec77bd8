import { UnreadableDirectory, type OpenedFile, type Source } from './import/source.ts';
import { ADDRESS_POINTS, trustIn } from './import/trust.ts';
import { samhsaLocator } from './samhsa-locator/index.ts';
import { samhsa } from './samhsa/index.ts';

/** Every source, those that add places first: the others add to what these list. */
export const SOURCES: readonly Source[] = [samhsa, samhsaLocator];

/** How far each source is to be believed. */
export const TRUST = trustIn([...SOURCES, ADDRESS_POINTS]);

/**
 * The source that a file is of.
 *
 * @throws UnreadableDirectory when it is of none
 */
export function sourceOf(file: OpenedFile): Source {
	const found = SOURCES.find((it) => it.knows(file));
	if (found) return found;
	const known = SOURCES.map((it) => `${it.id}: ${it.files}`).join('; ');
	throw new UnreadableDirectory(
		`${file.name} is none of the files that can be imported (${known}).`
	);
}
