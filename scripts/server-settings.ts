import type { ConnectionLimits } from '#lib/server/http/connection-limits.ts';

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

/**
 * How much of the server its clients may take: MAX_CONNECTIONS, and SEND_TIMEOUT in seconds.
 *
 * @throws Error that names the variable that is wrong
 */
export function connectionLimits(variables: Record<string, string | undefined>): ConnectionLimits {
	return {
		maxConnections: positive(variables, 'MAX_CONNECTIONS', 1000),
		sendTimeout: 1000 * positive(variables, 'SEND_TIMEOUT', 60)
	};
}

function positive(
	variables: Record<string, string | undefined>,
	name: string,
	standard: number
): number {
	const text = variables[name] || String(standard);
	if (!/^[1-9]\d{0,5}$/.test(text)) {
		throw new Error(`${name} must be a whole number from 1 to 999999, found "${text}".`);
	}
	return Number(text);
}
