import { formIn, textOf, type Fields } from './html-forms.ts';
import { ORIGIN, type OldSite } from './old-site.ts';

/** What is typed and chosen: a name's value, several, or nothing where it was something. */
export type Typed = Record<string, string | readonly string[]>;

/** How a form is known and sent. */
interface How {
	/** A field or button of it; null: it is the first that is posted. */
	holding?: string | null;
	/** Files that are chosen, by the names of their fields. */
	files?: Readonly<Record<string, File>>;
}

/** Seconds that somebody takes to fill in a form. */
const READING = 20;

let visitors = 0;

/** Someone at the old site, in a browser without scripts, from an address of their own. */
export class Visitor {
	readonly site: OldSite;
	readonly #address: string;
	readonly #cookies = new Map<string, string>();

	constructor(site: OldSite) {
		visitors++;
		this.site = site;
		this.#address = `10.0.${visitors >> 8}.${visitors & 255}`;
	}

	/** As their browser sends them. */
	get cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async #ask(path: string, init: RequestInit = {}): Promise<Response> {
		const answer = await this.site.fetch(path, {
			...init,
			headers: {
				cookie: this.cookie,
				origin: ORIGIN,
				accept: 'text/html',
				'x-forwarded-for': this.#address
			}
		});
		for (const line of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (/max-age=0/i.test(line)) this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
		return answer;
	}

	/** A page, as HTML. */
	async read(path: string): Promise<string> {
		const answer = await this.#ask(path);
		const text = await answer.text();
		if (answer.status !== 200) throw new Error(`${answer.status} for ${path}:\n${textOf(text)}`);
		return text;
	}

	/** Opens a page, fills in its form and sends it, as `fill` does. */
	async send(path: string, action: string, typed: Typed = {}, how: How = {}): Promise<string> {
		return this.fill(path, action, await this.read(path), typed, how);
	}

	/**
	 * Fills in the form of a page and sends it.
	 *
	 * @param path that it is sent to
	 * @param action of the form: '' or the name of one
	 * @param page that holds the form, as HTML
	 * @param typed besides what the form holds
	 * @returns where it led, or the page that answered
	 */
	async fill(
		path: string,
		action: string,
		page: string,
		typed: Typed,
		{ holding = null, files = {} }: How = {}
	): Promise<string> {
		const fields: Fields = formIn(page, holding);
		for (const [name, value] of Object.entries(typed)) fields[name] = [value].flat();
		this.site.pass(READING);
		const body = Object.keys(files).length > 0 ? new FormData() : new URLSearchParams();
		for (const [name, values] of Object.entries(fields)) {
			for (const value of values) body.append(name, value);
		}
		if (body instanceof FormData) {
			for (const [name, file] of Object.entries(files)) body.append(name, file);
		}
		const [place, query] = path.split('?');
		const parts = [...(action ? [`/${action}`] : []), ...(query ? [query] : [])].join('&');
		const answer = await this.#ask(parts ? `${place}?${parts}` : place, { method: 'POST', body });
		const location = answer.headers.get('location');
		const text = await answer.text();
		this.site.pass(READING);
		if (answer.status === 303 && location) return location.replace(ORIGIN, '');
		if (answer.status === 200) return text;
		throw new Error(`${answer.status} for ${path} ${action}:\n${textOf(text).slice(0, 1500)}`);
	}
}
