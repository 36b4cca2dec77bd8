import { z } from 'zod';

/** What an operator can set, besides what adapter-node reads itself (`PORT`, `HOST`, `ORIGIN`). */
export interface Settings {
	/**
	 * Where the operator's PMTiles file is: an absolute http(s) URL, or a path on this server. null:
	 * the map is the one we build.
	 */
	basemapUrl: string | null;
	/** The operator's GeoJSON file, from the working directory. Absent: the directory we keep. */
	directoryFile?: string;
}

/** What holds when nothing is set. */
export const DEFAULT_SETTINGS: Settings = { basemapUrl: null };

const HTTP = /^https?$/;
const ROOT_RELATIVE = /^\/(?![/\\])[^\s?#\\]*$/;

const environment = z.object({
	BASEMAP_URL: z
		.union([z.url({ protocol: HTTP }), z.string().regex(ROOT_RELATIVE)], {
			error:
				'must be an http(s) address, or a path on this server that starts with one slash, ' +
				'such as https://tiles.example.org/us.pmtiles or /tiles/us.pmtiles'
		})
		.optional(),
	DIRECTORY_FILE: z.string().optional()
});

/**
 * Reads an environment. A variable set to nothing is not set.
 *
 * @throws Error that names each variable that is wrong, and what would be right
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
	const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
	const parsed = environment.safeParse(set);
	if (!parsed.success) {
		throw new Error(
			parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n')
		);
	}
	return {
		basemapUrl: parsed.data.BASEMAP_URL ?? DEFAULT_SETTINGS.basemapUrl,
		directoryFile: parsed.data.DIRECTORY_FILE
	};
}
