/** A file could not be fetched. Safe to show. */
export class FileUnavailable extends Error {
	override name = 'FileUnavailable';
}

/**
 * Fetches a file, and tells of what share has come.
 *
 * @param onshare 0 to 1. Of a file that came compressed the server says the length that it will have
 *   in `x-length`; without it the share is only told in the end.
 * @throws FileUnavailable when it can't be fetched
 */
export async function fetchWithShare(
	url: string,
	onshare: (share: number) => void
): Promise<Uint8Array> {
	const response = await fetch(url, { credentials: 'omit' }).catch(() => null);
	if (!response?.ok || !response.body) throw new FileUnavailable(`Cannot load ${url}.`);
	const total = Number(response.headers.get('x-length'));
	const parts: Uint8Array[] = [];
	let length = 0;
	const reader = response.body.getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		parts.push(read.value);
		length += read.value.length;
		if (total > 0) onshare(Math.min(1, length / total));
	}
	onshare(1);
	const all = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
