/** Which bytes of a file a request asks for. `end` is inclusive, as in the header. */
export type ByteRange =
	{ kind: 'whole' } | { kind: 'part'; start: number; end: number } | { kind: 'unsatisfiable' };

/**
 * Reads a `Range` header (RFC 9110, section 14) against a file of `size` bytes. Several ranges at
 * once and units other than bytes are answered with the whole file, which the RFC allows; one range
 * that no byte of the file satisfies is `unsatisfiable` (416).
 */
export function parseRange(header: string | null, size: number): ByteRange {
	const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '');
	if (!match || (!match[1] && !match[2])) return { kind: 'whole' };
	const [first, last] = [match[1], match[2]].map((digits) => (digits ? Number(digits) : null));
	const suffix = first === null;
	const start = suffix ? Math.max(0, size - (last ?? 0)) : first;
	const end = suffix ? size - 1 : Math.min(last ?? size - 1, size - 1);
	return start > end ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}
