import type { Clinic } from './clinic.ts';
import type { Directory } from './directory.ts';
import type { ListTexts } from './list-texts.ts';

/** One version of the directory, as everyone sees it. */
export interface Published {
	/** First 16 hex digits of the SHA-256 of the file. */
	version: string;
	/** In the order of the columns: `clinics[index]`. */
	clinics: readonly Clinic[];
	byId: ReadonlyMap<string, Clinic>;
	directory: Directory;
	texts: { treatments: ListTexts; referrals: ListTexts };
}

/**
 * Opens the file that holds the directory and makes it the published one. Call once, at start.
 *
 * @param path of a GeoJSON file, from the working directory
 * @throws Error that says what is wrong with the file
 */
export declare function openDirectory(path: string): Published;

/** The published directory. Opens `data/clinics.geojson` when none was opened. */
export declare function published(): Published;
