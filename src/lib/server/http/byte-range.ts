/** Which bytes of a file a request asks for. `end` is inclusive, as in the header. */
export type ByteRange =
	{ kind: 'whole' } | { kind: 'part'; start: number; end: number } | { kind: 'unsatisfiable' };

/** What of a request says which bytes it asks for. */
export type RangeRequest = Pick<Request, 'method' | 'headers'>;

const WHOLE: ByteRange = { kind: 'whole' };

/**
 * Which bytes to answer a request with (RFC 9110, 13.1.5 and 14.2): only GET has ranges, and what
 * `If-Range` names must be what there is now.
 *
 * @param size of the file, in bytes
 * @param validators what `If-Range` may name: a strong tag, or a `Last-Modified` that is known to
 * change with the file
 */
export function requestedRange(
	{ method, headers }: RangeRequest,
	size: number,
	validators: readonly string[]
): ByteRange {
	if (method !== 'GET') return WHOLE;
	const condition = headers.get('if-range');
	if (condition !== null && !validators.includes(condition)) return WHOLE;
	return parseRange(headers.get('range'), size);
}

/**
 * Reads a `Range` header (RFC 9110, section 14) against a file of `size` bytes. What is no range, such
 * as one that ends before it starts, several ranges at once and other units than bytes are answered
 * with the whole file, as the RFC wants or allows; one range that no byte of the file satisfies is
 * `unsatisfiable` (416).
 */
export function parseRange(header: string | null, size: number): ByteRange {
	const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '');
	if (!match || (!match[1] && !match[2])) return WHOLE;
	const [first, last] = [match[1], match[2]].map((digits) => (digits ? Number(digits) : null));
	if (first !== null && last !== null && last < first) return WHOLE;
	const isSuffix = first === null;
	const start = isSuffix ? Math.max(0, size - (last ?? 0)) : first;
	const end = isSuffix ? size - 1 : Math.min(last ?? size - 1, size - 1);
	return start > end ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}

/** How a range is answered. */
interface RangeAnswer {
	status: 200 | 206 | 416;
	/** What it says besides the headers of the whole file; 416 says only this. */
	headers: Record<string, string>;
	/** The bytes to send, `end` inclusive; null: none. */
	part: { start: number; end: number } | null;
}

/** Status, headers and bytes of the answer to a range of a file of `size` bytes. */
export function rangeAnswer(range: ByteRange, size: number): RangeAnswer {
	if (range.kind === 'unsatisfiable') {
		const headers = { 'content-range': `bytes */${size}`, 'content-length': '0' };
		return { status: 416, headers: { ...headers, 'cache-control': 'no-store' }, part: null };
	}
	const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
	const headers = { 'accept-ranges': 'bytes', 'content-length': String(end - start + 1) };
	if (range.kind === 'whole') return { status: 200, headers, part: { start, end } };
	return {
		status: 206,
		headers: { ...headers, 'content-range': `bytes ${start}-${end}/${size}` },
		part: { start, end }
	};
}
