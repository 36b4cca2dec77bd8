/** What adapter-node's server reads from its environment, with our defaults filled in. */
export interface ServerSettings {
	PORT: string;
	ORIGIN: string;
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
	if (!variables.ORIGIN && (variables.HOST_HEADER || variables.PROTOCOL_HEADER)) {
		// Headers tell it of one request. Links in mails and the session's cookie need it beforehand.
		throw new Error('Set ORIGIN to the public address, such as https://example.org: it is needed.');
	}
	const ORIGIN = variables.ORIGIN || `http://localhost:${PORT}`;
	if (!/^https?:$/.test(URL.parse(ORIGIN)?.protocol ?? '')) {
		throw new Error(`ORIGIN must be an address such as https://example.org, found "${ORIGIN}".`);
	}
	return {
		PORT,
		ORIGIN: new URL(ORIGIN).origin,
		SHUTDOWN_TIMEOUT: variables.SHUTDOWN_TIMEOUT || '5',
		BODY_SIZE_LIMIT: variables.BODY_SIZE_LIMIT || '3M'
	};
}
