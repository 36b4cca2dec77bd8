import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ENCODERS = {
	br: (text: string) =>
		promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
	gzip: (text: string) => promisify(gzip)(text)
};
type Encoding = keyof typeof ENCODERS;

/** A text to hand out many times: made and compressed once for each version. */
export class CompressedAnswer {
	#version: string | undefined;
	#text = '';
	#bodies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
	readonly #headers: Record<string, string>;

	/** @param headers of every answer, `content-type` among them */
	constructor(headers: Record<string, string>) {
		this.#headers = headers;
	}

	/**
	 * Answers a request: 304 when the browser has this version, else the text in the best encoding
	 * that the browser takes.
	 *
	 * @param version names the content: no quotes or spaces
	 * @param make the text; called once for each version
	 */
	async answer(request: Request, version: string, make: () => string): Promise<Response> {
		if (this.#version !== version) {
			this.#text = make();
			this.#version = version;
			this.#bodies.clear();
		}
		const encoding = bestEncoding(request.headers.get('accept-encoding') ?? '');
		const etag = `"${version}${encoding ? `-${encoding}` : ''}"`;
		const headers = {
			...this.#headers,
			etag,
			vary: 'accept-encoding',
			'cache-control': 'public, max-age=3600'
		};
		if (request.headers.get('if-none-match')?.includes(etag)) {
			return new Response(null, { status: 304, headers });
		}
		if (!encoding) return new Response(this.#text, { headers });
		const body = await this.#encoded(encoding);
		return new Response(body, { headers: { ...headers, 'content-encoding': encoding } });
	}

	#encoded(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
		const made =
			this.#bodies.get(encoding) ??
			ENCODERS[encoding](this.#text).then((bytes) => new Uint8Array(bytes));
		this.#bodies.set(encoding, made);
		return made;
	}
}

/** The encoding to answer in, by an Accept-Encoding header; null: none. A weight of 0 is a no. */
function bestEncoding(accepted: string): Encoding | null {
	const names = accepted
		.split(',')
		.map((part) => part.trim().toLowerCase().split(/\s*;\s*/))
		.filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
		.map(([name]) => name);
	if (names.includes('br')) return 'br';
	return names.includes('gzip') ? 'gzip' : null;
}
