import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import readWorkbookSheets from 'read-excel-file/node';
import { UnreadableDirectory, type OpenedFile } from './source.ts';

/** How an .xlsx begins, which is a ZIP archive. */
const ARCHIVE = 'PK';

/**
 * A file, and the sheets of one that is an .xlsx.
 *
 * @throws UnreadableDirectory when there is no such file, or its sheets can't be read
 */
export async function openFile(path: string): Promise<OpenedFile> {
	const name = basename(path);
	let bytes: Buffer;
	try {
		bytes = await readFile(path);
	} catch (cause) {
		throw new UnreadableDirectory(`Can't open ${path}. Check the path.`, { cause });
	}
	if (bytes.toString('latin1', 0, ARCHIVE.length) !== ARCHIVE) return { name, bytes };
	try {
		return { name, bytes, sheets: await readWorkbookSheets(bytes) };
	} catch (cause) {
		throw new UnreadableDirectory(
			`${path} is not an .xlsx workbook. Download it again from its source as .xlsx.`,
			{ cause }
		);
	}
}
