/** Keeps what was asked for last, so that it is made once (a least-recently-used cache). */
export class RecentlyUsed<Value extends object> {
	readonly #most: number;
	/** The longest unused first. */
	readonly #values = new Map<string, Value>();

	/** @param most how many values are kept */
	constructor(most: number) {
		this.#most = most;
	}

	/** The value of a key: the one that is kept, else `make`'s. What throws is not kept. */
	get(key: string, make: () => Value): Value {
		const value = this.#values.get(key) ?? make();
		this.#values.delete(key);
		this.#values.set(key, value);
		const [longestUnused] = this.#values.keys();
		if (this.#values.size > this.#most) this.#values.delete(longestUnused);
		return value;
	}

	/** Forgets everything. */
	clear(): void {
		this.#values.clear();
	}
}
