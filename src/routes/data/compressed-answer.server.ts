import { acceptedEncoding, CompressedBytes } from '#lib/server/http/compressed-bytes.ts';
import { knowsTag } from '#lib/server/http/knows-tag.ts';
import { sendBytes } from '#lib/server/http/send-bytes.ts';

/** The first to ask waits for it, so it must be quick. */
const QUALITY = 5;

/** A text to hand out many times: made and compressed once for each version. */
export class CompressedAnswer {
	#version: string | undefined;
	#bytes = new CompressedBytes(() => '', QUALITY);
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
			this.#bytes = new CompressedBytes(make, QUALITY);
			this.#version = version;
		}
		const encoding = acceptedEncoding(request.headers.get('accept-encoding'));
		const etag = encoding === 'identity' ? `"${version}"` : `"${version}-${encoding}"`;
		const headers = {
			...this.#headers,
			etag,
			vary: 'accept-encoding',
			'cache-control': 'public, max-age=3600'
		};
		if (knowsTag(request, etag)) return new Response(null, { status: 304, headers });
		const bytes = await this.#bytes.in(encoding);
		if (encoding === 'identity') return sendBytes(request, bytes, headers);
		return sendBytes(request, bytes, { ...headers, 'content-encoding': encoding });
	}
}
