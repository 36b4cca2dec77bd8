import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import type { EventEmitter } from 'node:events';
import { sequence } from '@sveltejs/kit/hooks';
import { dev } from '$app/environment';
import { env } from '$env/dynamic/private';
import { prepareFiles } from '#lib/clinics/published/directory-files.server.ts';
import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import { publish, published } from '#lib/clinics/published/published.server.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { basemapPath } from '#lib/map/base/basemap-file.server.ts';
import { openAuth } from '#lib/accounts/auth.server.ts';
import { identify } from '#lib/accounts/identify.server.ts';
import { startBackground } from '#lib/server/operate/background.ts';
import { limitCostlyRequests } from '#lib/server/limits/costly-requests.ts';
import { DATABASE_FILE, openDatabase } from '#lib/server/database/database.ts';
import { openingTrouble } from '#lib/server/database/trouble.ts';
import { preventErrorCaching, secureHeaders } from '#lib/server/http/headers.ts';
import { logRequest, openLog } from '#lib/server/operate/log.ts';
import { refuseUnknownActions } from '#lib/server/http/unknown-action.ts';
import { deliveryJob } from '#lib/server/mail/deliver.ts';
import { openTransport } from '#lib/server/mail/transport.ts';
import { logOpened } from '#lib/server/operate/opened-database.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import type { Services } from '#lib/server/services.ts';
import { readSettings, type Settings } from '#lib/server/operate/settings.ts';
import { storageTrouble } from '#lib/server/operate/storage-trouble.ts';
import { accountMail } from '#lib/accounts/account-mail.server.ts';
import { housekeepingJob } from '#lib/submissions/review/purge-expired.server.ts';

/** Says `sveltekit:shutdown` once the last request was answered. */
const server: EventEmitter = process;
const SHUTDOWN = 'sveltekit:shutdown';

let services: Services;
let basemapUrl: string | null = null;

/**
 * Reads the environment, opens the database and publishes its directory, once. What is wrong ends
 * the start with a message that names it.
 */
export const init: ServerInit = async () => {
	// In development the code is loaded anew after a change: what it had opened is closed.
	if (dev) server.emit(SHUTDOWN);
	const settings = readSettings(env);
	const url = settings.databaseUrl ?? DATABASE_FILE;
	try {
		services = await openServices(settings, url);
	} catch (error) {
		const trouble = openingTrouble(error, url);
		throw trouble ? new Error(trouble, { cause: error }) : error;
	}
	basemapUrl = settings.basemapUrl ?? basemapPath();
};

async function openServices(settings: Settings, url: string): Promise<Services> {
	const log = openLog(settings);
	const closing = new AbortController();
	const tell = storageTrouble(log);
	const database = openDatabase(url, { tell });
	try {
		const { jobs, filledFrom } = await openPublished(database, settings.directoryFile, (next) => {
			publish(next);
			// In the background: nobody waits for it, and the first visitor finds it done.
			void prepareFiles(closing.signal);
		});
		const isNamed = settings.databaseUrl !== undefined;
		logOpened(log, { url, isNamed, clinics: published().clinics.length, filledFrom });
		const secrets = await openSecrets(database);
		const auth = openAuth(database, secrets, settings, accountMail({ database, settings }));
		const delivery = deliveryJob({ database, send: openTransport(settings, log), log });
		const background = startBackground([...jobs, delivery, housekeepingJob(database)], log);
		server.once(SHUTDOWN, async () => {
			closing.abort();
			await background.stop();
			await database.close();
		});
		return { settings, database, secrets, auth, log, tell };
	} catch (error) {
		await database.close();
		throw error;
	}
}

const furnish: Handle = async ({ event, resolve }) => {
	event.locals.services = services;
	event.locals.basemapUrl = basemapUrl;
	const answer = unlikelyAddress(event.url) ?? (await resolve(event));
	// The headers of a redirect can't be changed, those of a copy can.
	const response = new Response(answer.body, answer);
	secureHeaders(response.headers, event.url, services.settings.basemapUrl, event.route.id);
	preventErrorCaching(response.headers, response.status);
	return response;
};

/**
 * What no page can answer. `//x` as a link means the host x, so pages can't say where they are: such
 * paths lose a slash. And no database can be asked for a text with a NUL in it.
 */
function unlikelyAddress({ pathname, search }: URL): Response | undefined {
	if ((pathname + search).includes('%00')) return new Response(null, { status: 400 });
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

export const handle = sequence(
	furnish,
	logRequest,
	refuseUnknownActions,
	identify,
	speak,
	limitCostlyRequests
);

/**
 * Logs what failed, never who asked for what: no address, no query, no place. The person sees a
 * number that finds the entry in the log.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const id = crypto.randomUUID();
	// What fails before a request is furnished has none of its own.
	const { log } = event.locals.services ?? services;
	const { method } = event.request;
	log.error({ id, method, route: event.route.id, err: error }, 'request failed');
	return { message, id };
};
