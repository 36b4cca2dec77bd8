import { newFormToken } from '#lib/server/http/form-token.ts';
import type { Post } from './posts.ts';
import type { Ask } from './queries.ts';
import type { FormAction } from './routes.ts';
import type { Scene, Stage } from './scene.ts';

/** Another address each time: else limits would hide what is behind them. */
let senders = 0;
const newSender = () => {
	senders++;
	return `10.${(senders >> 16) & 255}.${(senders >> 8) & 255}.${senders & 255}`;
};

/**
 * Sends once more what found its connection closed: a server may close one that was idle just as it
 * is used again. A server that is gone refuses the second too.
 */
export async function send(address: string, init: RequestInit): Promise<Response> {
	const sent = { ...init, headers: { ...init.headers, 'x-forwarded-for': newSender() } };
	try {
		return await fetch(address, sent);
	} catch {
		return fetch(address, sent);
	}
}

/** Names and values that the fields of pages have. */
export async function fieldsOn({ site }: Stage, scenes: readonly Scene[]) {
	const pages = await Promise.all(
		scenes.map(async ({ path, cookie }) =>
			(await send(site.origin + path, { headers: { cookie } })).text()
		)
	);
	const fields = pages.join('').match(/<(input|textarea|select|option|button)\b[^>]*>/g) ?? [];
	const all = (attribute: RegExp) => [
		...new Set(fields.flatMap((it) => attribute.exec(it)?.[1].replaceAll('&quot;', '"') ?? []))
	];
	return { names: all(/ name="([^"]+)"/), known: all(/ value="([^"]*)"/) };
}

function bodyOf({ fields, as, token, usual, file }: Post, scene: Scene, right: string) {
	const filled = typeof scene.usual === 'function' ? scene.usual() : scene.usual;
	const own = Object.entries(filled).flatMap(([name, value]) =>
		[value].flat().map((text): [string, string] => [name, text])
	);
	const all = [
		...(usual === 'first' ? own : []),
		...fields,
		...(usual === 'last' ? own : []),
		...(token === 'none' ? [] : [['form_token', token === 'right' ? right : `${right}x`]])
	];
	const clean = all.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]);
	switch (as) {
		case 'fields':
			return new URLSearchParams(clean);
		case 'json':
			return JSON.stringify(Object.fromEntries(all));
		case 'broken':
			return '--x\r\ncontent-disposition: form-data; name="a';
		case 'nothing':
			return undefined;
		case 'multipart':
		case 'files': {
			const form = new FormData();
			if (file) form.append('file', new Blob([Buffer.from(file)]), 'clinics.csv');
			for (const [name, value] of clean) {
				if (as === 'files' && name !== 'form_token') form.append(name, new Blob([value]), 'a.csv');
				else form.append(name, value);
			}
			return form;
		}
	}
}

const TYPES: Partial<Record<Post['as'], string>> = {
	json: 'application/json',
	broken: 'multipart/form-data; boundary=x'
};

/** Where an action of a page is sent to. */
function addressOf({ action }: FormAction, path: string): string {
	if (!action) return path;
	return `${path}${path.includes('?') ? '&' : '?'}/${action}`;
}

/**
 * Sends a form.
 *
 * @returns its status, and where a redirect leads: '303 /account'
 */
export async function post(
	{ site, people }: Stage,
	action: FormAction,
	scene: Scene,
	it: Post
): Promise<string> {
	const type = TYPES[it.as];
	const right = newFormToken(people.services.secrets, Date.now() - 10_000);
	const answer = await send(site.origin + addressOf(action, scene.path), {
		method: 'POST',
		body: bodyOf(it, scene, right),
		redirect: 'manual',
		headers: {
			accept: it.byScript ? 'application/json' : 'text/html',
			...(it.byScript && { 'x-sveltekit-action': 'true' }),
			...(scene.cookie && { cookie: scene.cookie }),
			...(type && { 'content-type': type }),
			...(it.origin === 'ours' && { origin: site.origin }),
			...(it.origin === 'foreign' && { origin: 'https://evil.example' })
		}
	});
	const text = await answer.text();
	const isTold = it.byScript && answer.headers.get('content-type') === 'application/json';
	const told: Partial<Record<'status' | 'location', unknown>> = isTold ? JSON.parse(text) : {};
	// To scripts Kit answers 200, and what it means in the body.
	const status = Math.max(answer.status, Number(told.status ?? 0));
	const location = told.location ?? answer.headers.get('location');
	return location ? `${status} ${location}` : String(status);
}

/** Asks for something. Gives the status of the answer. */
export async function ask({ site }: Stage, { method, address, headers }: Ask): Promise<number> {
	const answer = await send(site.origin + address, {
		method,
		redirect: 'manual',
		headers: { ...headers, origin: site.origin }
	});
	await answer.arrayBuffer();
	return answer.status;
}
