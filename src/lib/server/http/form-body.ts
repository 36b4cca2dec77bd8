/** A form as it was sent, or why it can't be read. */
export type ReadForm = { form: FormData } | { problem: 'too_large' | 'unreadable' };

/**
 * Reads a request's form, and no more of it than allowed.
 *
 * @param largest body, in bytes
 */
export async function readForm(request: Request, largest: number): Promise<ReadForm> {
	try {
		const bytes = await readBytes(request, largest);
		if (!bytes) return { problem: 'too_large' };
		const headers = { 'content-type': request.headers.get('content-type') ?? '' };
		return { form: withoutNul(await new Response(bytes, { headers }).formData()) };
	} catch (error) {
		// The server in front of us has a limit of its own, and breaks off with this status.
		const status = error instanceof Error && 'status' in error ? error.status : undefined;
		return { problem: status === 413 ? 'too_large' : 'unreadable' };
	}
}

/**
 * A body's bytes; undefined when there are more than allowed. It is read to its end all the same, or
 * to the server's own limit: a browser that is cut off while it sends does not read our answer.
 */
async function readBytes(request: Request, largest: number) {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of request.body ?? []) {
		size += part.length;
		if (size <= largest) parts.push(part);
	}
	if (size > largest) return undefined;
	return new Uint8Array(Buffer.concat(parts));
}

/** No text of people's holds the character NUL, and PostgreSQL keeps no text that does. */
function withoutNul(form: FormData): FormData {
	const clean = new FormData();
	for (const [name, value] of form) {
		clean.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value);
	}
	return clean;
}
