import { decodeColumns } from '#lib/clinics/columns/compact.ts';
import { indexDirectory, type Directory } from '#lib/clinics/columns/directory.ts';
import type { ListTexts } from '#lib/clinics/columns/list-texts.ts';

/** The directory or its texts could not be fetched. Safe to show. */
export class DirectoryUnavailable extends Error {
	override name = 'DirectoryUnavailable';
	/** Another version is published by now: only a new page helps. */
	outdated = false;
}

async function fetchPart(url: string): Promise<Response> {
	const response = await fetch(url, { credentials: 'omit' }).catch(() => null);
	if (response?.ok) return response;
	const error = new DirectoryUnavailable(`Cannot load ${url}. Are you offline?`);
	error.outdated = response?.status === 404;
	throw error;
}

/** Texts of the clinics with a treatment, or of the referral places, of one version. */
export async function fetchTexts(base: string, part: 'treatment' | 'referral'): Promise<ListTexts> {
	return (await fetchPart(`${base}/${part}-texts.json`)).json();
}

/**
 * One version of the directory with the texts of its clinics with a treatment.
 *
 * @param base address of the version: `/directory/0123456789abcdef`
 * @throws DirectoryUnavailable when it can't be fetched
 */
export async function fetchDirectory(
	base: string
): Promise<{ directory: Directory; treatments: ListTexts }> {
	const [columns, treatments] = await Promise.all([
		fetchPart(`${base}/columns.bin`).then((response) => response.arrayBuffer()),
		fetchTexts(base, 'treatment')
	]);
	return { directory: indexDirectory(decodeColumns(new Uint8Array(columns))), treatments };
}
