/** What adapter-node's server reads from its environment, with our defaults filled in. */
export interface ServerSettings {
	PORT: string;
	/** Absent when a proxy's headers say it (`HOST_HEADER`). */
	ORIGIN?: string;
	/** Seconds that running requests get to finish after SIGTERM. */
	SHUTDOWN_TIMEOUT: string;
	/** Largest body of a request: room for the largest file that a form takes. */
	BODY_SIZE_LIMIT: string;
}

/**
 * Fills in what an operator did not set. Without `ORIGIN` a server on plain http would take itself
 * to be on https, and refuse its own forms.
 *
 * @throws Error that names the variable that is wrong
 */
export function serverSettings(variables: Record<string, string | undefined>): ServerSettings {
	const PORT = variables.PORT || '3000';
	if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
		throw new Error(`PORT must be a whole number up to 65535, found "${PORT}".`);
	}
	const settings: ServerSettings = {
		PORT,
		SHUTDOWN_TIMEOUT: variables.SHUTDOWN_TIMEOUT || '5',
		BODY_SIZE_LIMIT: variables.BODY_SIZE_LIMIT || '3M'
	};
	const behindProxy = variables.HOST_HEADER || variables.PROTOCOL_HEADER;
	const origin = variables.ORIGIN || (behindProxy ? '' : `http://localhost:${PORT}`);
	if (!origin) return settings;
	if (!/^https?:$/.test(URL.parse(origin)?.protocol ?? '')) {
		throw new Error(`ORIGIN must be an address such as https://example.org, found "${origin}".`);
	}
	return { ...settings, ORIGIN: origin };
}
