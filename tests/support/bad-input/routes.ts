import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** An action of a form, as its address names it: "/review/[id]?/decide"; "/sign-out" has one alone. */
export interface FormAction {
	route: string;
	/** null: the only one of its page. */
	action: string | null;
}

/** An action in one word: "/review/[id] decide", "/sign-out". */
export const nameOf = ({ route, action }: FormAction): string =>
	action === null ? route : `${route} ${action}`;

const routeOf = (path: string) => path.replace(/^src\/routes/, '').replace(/\/\+[^/]+$/, '') || '/';

const filesIn = (folder: string, isMeant: (name: string) => boolean) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => isMeant(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));

/** Every action of every form of the site, read from its routes. */
export const formActions = (): FormAction[] =>
	filesIn('src/routes', (name) => name === '+page.server.ts').flatMap((path) =>
		actionNames(path, readFileSync(path, 'utf8')).map((name) => ({
			route: routeOf(path),
			action: name === 'default' ? null : name
		}))
	);

/**
 * The names of the actions that a module of a page exports.
 *
 * @throws Error where they are no plain object: then nobody can tell from the outside which there are
 */
function actionNames(path: string, text: string): string[] {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
	const [actions] = source.statements
		.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => [...declarationList.declarations])
		.filter(({ name }) => ts.isIdentifier(name) && name.text === 'actions');
	if (!actions) return [];
	const value = plain(actions.initializer);
	const names = value?.properties.map(({ name }) =>
		name && ts.isIdentifier(name) ? name.text : ''
	);
	if (!names || names.includes('')) throw new Error(`The actions of ${path} can't be read.`);
	return names;
}

/** An object literal, whatever type it is said to have. */
function plain(value: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
	if (!value) return undefined;
	if (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) return plain(value.expression);
	return ts.isObjectLiteralExpression(value) ? value : undefined;
}

/** The names of actions that forms and buttons are sent to, as markup has them: `?/name`. */
export function actionsInMarkup(): Set<string> {
	const texts = filesIn('src', (name) => name.endsWith('.svelte')).map((path) =>
		readFileSync(path, 'utf8')
	);
	const found = texts.flatMap((text) => [...text.matchAll(/[?&]\/(\w+)["'`]/g)]);
	return new Set(found.map(([, name]) => name));
}

/** Every route that is a page. */
export const pages = (): string[] =>
	filesIn('src/routes', (name) => name === '+page.svelte').map(routeOf);

/** Every route that answers without a page. */
export const endpoints = (): string[] =>
	filesIn('src/routes', (name) => name === '+server.ts').map(routeOf);
