import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { cruise, type IDependency } from 'dependency-cruiser';

/** One file uses another, or a package, or something of the framework's (`$app/state`). */
export interface Import {
	from: string;
	/** A path from the top of the tree, or what was written when it is no file of ours. */
	to: string;
}

/**
 * Every import under `folders` (paths from the working directory), types included, in TypeScript
 * and Svelte files. Dependency-cruiser reads Svelte files compiled, when their imports of types are
 * gone: those are read from the source.
 */
export async function importsUnder(folders: string[]): Promise<Import[]> {
	const { output } = await cruise(
		folders,
		{
			tsPreCompilationDeps: true,
			doNotFollow: { path: 'node_modules' },
			exclude: { path: '^src/lib/paraglide/' }
		},
		{ exportsFields: ['exports'], conditionNames: ['import', 'svelte', 'node', 'default'] }
	);
	if (typeof output === 'string') throw new Error('dependency-cruiser gave no modules.');
	return output.modules
		.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)))
		.flatMap(({ source: from, dependencies }) => [
			...dependencies
				.filter(({ module }) => !(from.endsWith('.svelte') && module.startsWith('svelte/internal')))
				.map((dependency) => ({ from, to: nameOf(dependency) })),
			...(from.endsWith('.svelte') ? typeImports(from, readFileSync(from, 'utf8')) : [])
		]);
}

function nameOf({ module, resolved, coreModule }: IDependency): string {
	if (coreModule) return `node:${module.replace(/^node:/, '')}`;
	return /^(src|scripts|tests)\//.test(resolved) ? resolved : module;
}

/** What the `import type … from '…'` of a Svelte file name. */
export function typeImports(from: string, source: string): Import[] {
	return [...source.matchAll(/^\s*import type [^;]*? from '([^']+)'/gm)].map(([, written]) => ({
		from,
		to: resolvePath(from, written)
	}));
}

function resolvePath(from: string, written: string): string {
	if (written.startsWith('#lib/')) return written.replace('#lib/', 'src/lib/');
	if (written.startsWith('.')) return posix.join(posix.dirname(from), written);
	return written;
}
