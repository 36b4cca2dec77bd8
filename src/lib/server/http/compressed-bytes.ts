import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Compressions that we make, the best first. */
export const COMPRESSIONS = ['br', 'gzip'] as const;
/** How bytes are sent: compressed, or as they are. */
export type Encoding = (typeof COMPRESSIONS)[number] | 'identity';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bytes to hand out many times: made when they are first asked for, and compressed once for each
 * encoding. What failed is tried again the next time.
 */
export class CompressedBytes {
	readonly #make: () => Uint8Array | string;
	readonly #quality: number;
	readonly #made = new Map<Encoding, Promise<Bytes>>();

	/**
	 * @param make the bytes, or a text for its UTF-8; called once
	 * @param quality of brotli, 0–11: low where somebody waits for it, 10 where it is made ahead (11
	 * takes more than twice as long for one or two per cent)
	 */
	constructor(make: () => Uint8Array | string, quality: number) {
		this.#make = make;
		this.#quality = quality;
	}

	/** The bytes in an encoding. */
	in(encoding: Encoding): Promise<Bytes> {
		const before = this.#made.get(encoding);
		if (before) return before;
		const now = encoding === 'identity' ? this.#plain() : this.#compressed(encoding);
		this.#made.set(encoding, now);
		now.catch(() => this.#made.delete(encoding));
		return now;
	}

	async #plain(): Promise<Bytes> {
		const made = this.#make();
		return typeof made === 'string' ? new TextEncoder().encode(made) : new Uint8Array(made);
	}

	async #compressed(encoding: 'br' | 'gzip'): Promise<Bytes> {
		const plain = await this.in('identity');
		if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(plain, { level: 9 }));
		const params = {
			[constants.BROTLI_PARAM_QUALITY]: this.#quality,
			[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
		};
		return new Uint8Array(await promisify(brotliCompress)(plain, { params }));
	}
}

/** The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3). */
export function acceptedEncoding(header: string | null): Encoding {
	const weights = new Map(
		(header ?? '').split(',').map((part): [string, number] => {
			const [name, ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
			const weight = parameters.find((one) => one.startsWith('q='));
			return [name, weight === undefined ? 1 : Number(weight.slice(2))];
		})
	);
	const accepts = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
	return COMPRESSIONS.find(accepts) ?? 'identity';
}
