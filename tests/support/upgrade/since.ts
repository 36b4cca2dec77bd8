import type { FieldChange } from '#lib/clinics/record/change.ts';

// What changed since the fixture was made, in what the record says. This is the one place where a
// change of the record tells the upgrade test of itself; all else must come out as it was.

/**
 * The directory as it is exported today, from what the old version exported of the same clinics.
 *
 * @param text GeoJSON, one feature a line
 */
export const exportToday = (text: string): string =>
	text
		.split('\n')
		.map((line) =>
			line.replace(EDITIONS, (_, listed: string, ketamine: string) => listedBy(listed, ketamine))
		)
		.join('\n');

/** The years in which SAMHSA's directory listed a clinic, and reported the infusion. */
const EDITIONS = /"editions":\{(?:"listed":\[([\d,]*)\])?,?(?:"ketamine":\[([\d,]*)\])?\},?/;

/** The same as a list of directories and their editions; nothing where none listed it. */
function listedBy(listed = '', ketamine = ''): string {
	if (!listed) return '';
	const reported = ketamine.split(',');
	const editions = listed.split(',').map((edition) => ({
		source: 'samhsa',
		edition,
		...(reported.includes(edition) && { routes: ['iv_infusion'] })
	}));
	return `"listedBy":${JSON.stringify(editions)},`;
}

/** The changes of a stored proposal as they are read today, from how the old version stored them. */
export const changesToday = (stored: readonly FieldChange[]): readonly FieldChange[] => stored;
