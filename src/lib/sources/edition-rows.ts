import type { Edition } from '#lib/clinics/record/vocabulary.ts';

/** Rows of each edition's "Facilities List" sheet, and those with the code KIT, as SAMHSA published them. */
export const EDITION_ROWS: Record<Edition, { rows: number; ketamine: number }> = {
	2022: { rows: 9037, ketamine: 104 },
	2023: { rows: 8707, ketamine: 82 },
	2024: { rows: 8319, ketamine: 138 }
};
