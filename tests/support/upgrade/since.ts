import type { FieldChange } from '#lib/submissions/change.ts';

// What changed since the fixture was made, in what the record says. This is the one place where a
// change of the record tells the upgrade test of itself; all else must come out as it was.

/**
 * The directory as it is exported today, from what the old version exported of the same clinics.
 *
 * @param text GeoJSON, one feature a line
 */
export const exportToday = (text: string): string => text;

/** The changes of a stored proposal as they are read today, from how the old version stored them. */
export const changesToday = (stored: readonly FieldChange[]): readonly FieldChange[] => stored;
