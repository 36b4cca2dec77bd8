import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { arrangeClinics, buildColumns } from './build-columns.ts';
import type { Clinic } from './clinic.ts';
import { indexDirectory, type Directory } from './directory.ts';
import { readDirectory } from './feature.ts';
import { listTexts, type ListTexts } from './list-texts.ts';

/** One version of the directory, as everyone sees it. */
export interface Published {
	/** First 16 hex digits of the SHA-256 of the file. */
	version: string;
	/** The file itself, as people download it. */
	text: string;
	/** In the order of the columns: `clinics[index]`. */
	clinics: readonly Clinic[];
	byId: ReadonlyMap<string, Clinic>;
	directory: Directory;
	texts: { treatments: ListTexts; referrals: ListTexts };
}

/** Where the directory is, from the working directory, unless another file is opened. */
export const DIRECTORY_FILE = 'data/clinics.geojson';

let current: Published | undefined;

/**
 * Opens the file that holds the directory and makes it the published one. Call it at start: a wrong
 * file then ends the start with a message that says what is wrong.
 *
 * @param path of a GeoJSON file, from the working directory
 * @throws Error that names the file and what is wrong with it
 */
export function openDirectory(path: string = DIRECTORY_FILE): Published {
	current = publish(readFile(path), path);
	return current;
}

/** The published directory; opens `DIRECTORY_FILE` when none was opened. */
export function published(): Published {
	return current ?? openDirectory();
}

/**
 * The published form of a directory.
 *
 * @param text of a GeoJSON file
 * @param name of the file, for messages
 * @throws Error that says what is wrong with the text
 */
export function publish(text: string, name: string): Published {
	const clinics = arrangeClinics(readClinics(text, name));
	const columns = buildColumns(clinics);
	const { treatmentCount, count } = columns;
	return {
		version: createHash('sha256').update(text).digest('hex').slice(0, 16),
		text,
		clinics,
		byId: new Map(clinics.map((it) => [it.id, it])),
		directory: indexDirectory(columns),
		texts: {
			treatments: listTexts(clinics, 0, treatmentCount),
			referrals: listTexts(clinics, treatmentCount, count)
		}
	};
}

function readClinics(text: string, name: string): Clinic[] {
	try {
		return readDirectory(text);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The directory ${name} can't be used: ${reason}`, { cause });
	}
}

function readFile(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (cause) {
		throw new Error(
			`The directory ${path} can't be read. Start from the project's folder, or name another file.`,
			{ cause }
		);
	}
}
