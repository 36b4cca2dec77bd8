/** Anyone may ask, from a page of any site. */
export const OPEN_TO_ALL = { 'access-control-allow-origin': '*' };

/**
 * What is wrong with a request, as programs read it (RFC 9457).
 *
 * @param problem with its HTTP status
 * @param headers beside the type; nobody keeps the answer unless they say so
 */
export const problemAnswer = (
	problem: object & { status: number },
	headers: Record<string, string> = {}
): Response =>
	Response.json(problem, {
		status: problem.status,
		headers: {
			'cache-control': 'no-store',
			...headers,
			'content-type': 'application/problem+json'
		}
	});

/** For a browser that asks whether a page of another site may ask. */
export const preflightAnswer = (): Response =>
	new Response(null, {
		status: 204,
		headers: {
			...OPEN_TO_ALL,
			'cache-control': 'no-store',
			allow: 'GET, HEAD, OPTIONS',
			'access-control-allow-methods': 'GET, HEAD, OPTIONS',
			'access-control-max-age': '86400'
		}
	});
