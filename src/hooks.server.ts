import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { env } from '$env/dynamic/private';
import { prepareFiles } from '#lib/clinics/directory-files.server.ts';
import { openDirectory } from '#lib/clinics/published.server.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { basemapPath } from '#lib/map/basemap-file.server.ts';
import { secureHeaders } from '#lib/server/headers.ts';
import { readSettings, DEFAULT_SETTINGS, type Settings } from '#lib/server/settings.ts';

let settings: Settings = DEFAULT_SETTINGS;
let basemapUrl: string | null = null;

/**
 * Reads the environment and opens the directory, once. A wrong setting or file ends the start with
 * a message that names it.
 */
export const init: ServerInit = () => {
	settings = readSettings(env);
	// In the background: nobody waits for it, and the first visitor finds it done.
	void prepareFiles(openDirectory(settings.directoryFile));
	basemapUrl = settings.basemapUrl ?? basemapPath();
};

const furnish: Handle = async ({ event, resolve }) => {
	event.locals.basemapUrl = basemapUrl;
	const answer = plainPath(event.url) ?? (await resolve(event));
	// The headers of a redirect can't be changed, those of a copy can.
	const response = new Response(answer.body, answer);
	secureHeaders(response.headers, event.url, settings.basemapUrl);
	return response;
};

/** `//x` as a link means the host x, so pages can't say where they are: such paths lose a slash. */
function plainPath({ pathname, search }: URL): Response | undefined {
	if (!pathname.startsWith('//')) return undefined;
	const location = pathname.replace(/^[/\\]+/, '/') + search;
	return new Response(null, { status: 308, headers: { location } });
}

/** The page's language comes from its address. */
const speak: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale),
			// The one font that every page reads in comes early, so that no line jumps when it does.
			preload: ({ type, path }) =>
				type === 'js' || type === 'css' || path.includes('-latin-wght-normal')
		});
	});

export const handle = sequence(furnish, speak);

/**
 * Logs what failed, never who asked for what: no address, no query, no place. The person sees a
 * number that finds the entry in the log.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const id = crypto.randomUUID();
	const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
	const withoutQueries = told.replace(/\?\S+/g, '?…');
	console.error(
		`${id} ${event.request.method} ${event.route.id ?? '(no route)'} ${withoutQueries}`
	);
	return { message, id };
};
