import { readFile } from 'node:fs/promises';
import readWorkbookSheets from 'read-excel-file/node';
import { UnreadableDirectory, type Sheet } from './samhsa-sheets.ts';

/**
 * The sheets of an .xlsx file.
 *
 * @throws UnreadableDirectory when there is no such file, or it is not an .xlsx
 */
export async function readWorkbook(path: string): Promise<Sheet[]> {
	let bytes: Buffer;
	try {
		bytes = await readFile(path);
	} catch (cause) {
		throw new UnreadableDirectory(`Can't open ${path}. Check the path.`, { cause });
	}
	try {
		return await readWorkbookSheets(bytes);
	} catch (cause) {
		throw new UnreadableDirectory(
			`${path} is not an .xlsx workbook. Download the directory again from SAMHSA as .xlsx.`,
			{ cause }
		);
	}
}
