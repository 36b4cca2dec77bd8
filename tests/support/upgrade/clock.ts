/**
 * Loaded before an old version of the site (`node --import`): it lives at the instant that a file
 * holds, and time passes only when that file is written anew.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE ?? '';
const now = () => Date.parse(readFileSync(file, 'utf8'));

globalThis.Date = new Proxy(Date, {
	construct: (target, given, newTarget) =>
		Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name))
});
