import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The built site, seen from the project and from inside a copy of the build. */
const SITE = ['build/client', 'client'];
/** What the site is built from, and what `npm run dev` serves. */
const SOURCE = 'static';

/**
 * What this server serves to browsers comes first, so that both read the same. A script, which Vite
 * didn't touch, has no `import.meta.env`.
 */
const ROOTS = import.meta.env?.DEV ? [SOURCE, ...SITE] : [...SITE, SOURCE];

/**
 * Where something is that `npm run build` made to be served, from the working directory; null when
 * it was never built.
 *
 * @param path below the root of the site: "places", "basemap/basemap.json"
 * @param roots folders to look in, the first that has it counts
 */
export function builtPath(path: string, roots: readonly string[] = ROOTS): string | null {
	return roots.map((root) => join(root, path)).find((one) => existsSync(one)) ?? null;
}
