/**
 * Whether a request says that its sender has the version that a tag names, so that 304 is enough:
 * If-None-Match (RFC 9110, 13.1.2), compared weakly.
 *
 * @param etag as the answer's header has it, in quotes, without a comma
 */
export function knowsTag(request: Request, etag: string): boolean {
	const known = request.headers.get('if-none-match')?.split(',').map(opaque) ?? [];
	return known.includes(opaque(etag)) || known.includes('*');
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
