import type pg from 'pg';

/** Hears on a connection of its own what is told on a channel of PostgreSQL. */
export class Channel {
	readonly #pool: pg.Pool;
	readonly #name: string;
	readonly #told: () => void;
	#client: pg.PoolClient | undefined;

	/**
	 * @param name of the channel
	 * @param told called for each notification
	 */
	constructor(pool: pg.Pool, name: string, told: () => void) {
		this.#pool = pool;
		this.#name = name;
		this.#told = told;
	}

	/**
	 * Connects, unless it is connected: to be called again and again, as connections break. What was
	 * told meanwhile is not heard.
	 *
	 * @returns whether it had to
	 */
	async open(): Promise<boolean> {
		if (this.#client) return false;
		const client = await this.#pool.connect();
		this.#client = client;
		client.on('notification', this.#told);
		client.on('error', () => this.#leave(client));
		client.on('end', () => this.#leave(client));
		try {
			await client.query(`listen ${client.escapeIdentifier(this.#name)}`);
			return true;
		} catch (error) {
			this.#leave(client);
			throw error;
		}
	}

	close(): void {
		if (this.#client) this.#leave(this.#client);
	}

	/** The connection is closed, not used for other work: it listens. */
	#leave(client: pg.PoolClient): void {
		if (this.#client !== client) return;
		this.#client = undefined;
		client.release(true);
	}
}
