/** Writes numbers and texts as bytes. Numbers are unsigned, of up to 32 bits. */
export class ByteWriter {
	#parts: Uint8Array[] = [];

	/** Four bytes, lowest first. */
	word(value: number): void {
		this.#parts.push(Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24));
	}

	/** As many planes as the largest value needs, after their number; none when all are 0. */
	planes(values: Uint8Array | Uint32Array): void {
		let all = 0;
		for (const value of values) all |= value;
		const planes = Math.ceil((32 - Math.clz32(all)) / 8);
		this.#parts.push(Uint8Array.of(planes));
		for (let plane = 0; plane < planes; plane++) {
			this.#parts.push(Uint8Array.from<number>(values, (value) => (value >>> (8 * plane)) & 255));
		}
	}

	/** Its length in UTF-8, then the text. */
	text(value: string): void {
		const bytes = new TextEncoder().encode(value);
		this.word(bytes.length);
		this.#parts.push(bytes);
	}

	bytes(): Uint8Array {
		const all = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
		let at = 0;
		for (const part of this.#parts) {
			all.set(part, at);
			at += part.length;
		}
		return all;
	}
}

/** Reads what a ByteWriter wrote, in the same order. */
export class ByteReader {
	#bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	word(): number {
		const [a, b, c, d] = this.#take(4);
		return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
	}

	/** A column of `length` numbers. */
	planes(length: number): Uint32Array {
		const values = new Uint32Array(length);
		const planes = this.#take(1)[0];
		if (planes > 0) values.set(this.#take(length));
		for (let shift = 8; shift < 8 * planes; shift += 8) {
			const plane = this.#take(length);
			for (let i = 0; i < length; i++) values[i] |= plane[i] << shift;
		}
		return values;
	}

	/** A column of `length` numbers below 256: a view of the bytes, where it can be. */
	plane(length: number): Uint8Array {
		const planes = this.#take(1)[0];
		return planes === 0 ? new Uint8Array(length) : this.#take(length);
	}

	text(): string {
		return new TextDecoder().decode(this.#take(this.word()));
	}

	#take(length: number): Uint8Array {
		const end = this.#at + length;
		if (end > this.#bytes.length) throw new Error('The bytes are cut short.');
		const part = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return part;
	}
}
