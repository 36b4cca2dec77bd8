/**
 * `npm start`: builds the site if that was never done, then serves it until SIGTERM or SIGINT.
 * Reads PORT, HOST, ORIGIN and what README.md lists besides.
 */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { limitConnections } from '#lib/server/http/connection-limits.ts';
import { answerStaticRange } from '#lib/server/http/static-ranges.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { readSettings } from '#lib/server/operate/settings.ts';
import { BUILT_FROM, newerThan } from './newer-than.ts';
import { runCommand } from './run-command.ts';
import { connectionLimits, serverSettings } from './server-settings.ts';

const SERVER = new URL('../build/index.js', import.meta.url);

try {
	Object.assign(process.env, serverSettings(process.env));
	const limits = connectionLimits(process.env);
	if (!existsSync(SERVER)) await build();
	else warnIfOlder();
	const built: { server: { server: Server } } = await import(SERVER.href);
	const { server } = built.server;
	server.on('error', stop);
	limitConnections(server, limits, openLog(readSettings(process.env)));
	server.prependListener('request', (request, response) => answerStaticRange(request, response));
	if (process.env.ORIGIN) console.log(`Within Reach: ${process.env.ORIGIN}`);
} catch (error) {
	stop(error);
}

async function build(): Promise<void> {
	console.log('First start: building the places, the map and the site. This takes a minute or so.');
	const { code } = await runCommand('npm', ['run', '--silent', 'build']);
	if (code !== 0) throw new Error('The build failed: see above.');
}

function warnIfOlder(): void {
	const changed = newerThan(SERVER, BUILT_FROM);
	if (changed) console.warn(`${changed} changed after the build: \`npm run build\` renews it.`);
}

function stop(error: unknown): void {
	console.error(inWords(error));
	process.exit(1);
}

function inWords(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { code } = error as NodeJS.ErrnoException;
	const { PORT } = process.env;
	if (code === 'EADDRINUSE') return `Port ${PORT} is taken. Choose another: PORT=3001 npm start`;
	return error.message;
}
