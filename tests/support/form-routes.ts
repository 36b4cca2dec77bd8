import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An action of a form, as its address names it: "/review/[id]?/decide"; "/sign-out" has one alone. */
export interface FormAction {
	route: string;
	action: string | null;
}

const routeOf = (path: string) => path.replace(/^src\/routes/, '').replace(/\/\+[^/]+$/, '') || '/';

function filesNamed(name: string): string[] {
	return readdirSync('src/routes', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.name === name)
		.map((entry) => join(entry.parentPath, entry.name));
}

/** Every action of every form of the site, read from its routes. */
export function formActions(): FormAction[] {
	return filesNamed('+page.server.ts').flatMap((path) => {
		const actions = /export const actions: Actions = \{\n([^]*?)\n\};/.exec(
			readFileSync(path, 'utf8')
		);
		const names = [...(actions?.[1] ?? '').matchAll(/^\t(\w+):/gm)].map(([, name]) => name);
		return names.map((name) => ({
			route: routeOf(path),
			action: name === 'default' ? null : name
		}));
	});
}

/** Every route that answers without a page. */
export const endpoints = (): string[] => filesNamed('+server.ts').map(routeOf);
