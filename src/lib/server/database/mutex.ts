/** Lets one have its turn at a time, in the order in which they ask. */
export class Mutex {
	#last: Promise<void> = Promise.resolve();

	/**
	 * Waits for the turn.
	 *
	 * @returns what ends it
	 */
	async take(): Promise<() => void> {
		const before = this.#last;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#last = promise;
		await before;
		return resolve;
	}
}
