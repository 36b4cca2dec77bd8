import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { COMPACT_FORMAT } from '#lib/clinics/columns/compact.ts';
import { indexDirectory, type Directory } from '#lib/clinics/columns/directory.ts';
import { writeListings, type Listing } from '#lib/clinics/record/feature.ts';
import { listTexts, type ListTexts } from '#lib/clinics/columns/list-texts.ts';

/** One version of the directory, as everyone sees it. */
export interface Published {
	/**
	 * First 16 hex digits of the SHA-256 of the text and of the format that browsers get it in: the
	 * same on every instance of one version of the program.
	 */
	version: string;
	/** The directory as people download it. */
	text: string;
	/** In the order of the columns: `clinics[index]`. */
	clinics: readonly Clinic[];
	byId: ReadonlyMap<string, Clinic>;
	directory: Directory;
	texts: { treatments: ListTexts; referrals: ListTexts };
}

/** How many versions are kept: a page from just before a change still gets the files it names. */
const KEPT = 3;

/** The newest first. */
let versions: readonly Published[] = [];

/** The published directory. It is there before the first request is. */
export function published(): Published {
	if (versions.length === 0) throw new Error('No directory is published yet.');
	return versions[0];
}

/** Whether there is a published directory. */
export const isPublished = (): boolean => versions.length > 0;

/** A version of the directory: the published one, or one shortly before it. */
export function publishedVersion(version: string): Published | undefined {
	return versions.find((it) => it.version === version);
}

/** Makes a directory the published one. */
export function publish(next: Published): void {
	const others = versions.filter((it) => it.version !== next.version);
	versions = [next, ...others].slice(0, KEPT);
}

/**
 * The published form of clinics. It takes a good part of a second of work, in steps: others get
 * their turn between them.
 *
 * @param notice what the text says of itself: source, licence
 */
export async function publishedForm(
	listings: readonly Listing[],
	notice: Readonly<Record<string, string>>
): Promise<Published> {
	const text = writeListings(listings, notice);
	await breathe();
	const version = createHash('sha256')
		.update(`${COMPACT_FORMAT}\n${text}`)
		.digest('hex')
		.slice(0, 16);
	await breathe();
	const clinics = arrangeClinics(listings.map(({ clinic }) => clinic));
	await breathe();
	const columns = buildColumns(clinics);
	await breathe();
	const { treatmentCount, count } = columns;
	return {
		version,
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
