import { crc32 } from 'node:zlib';

/** A sheet of a workbook: its name, and its rows of cells with the header first. */
export interface Sheet {
	sheet: string;
	data: readonly (readonly unknown[])[];
}

/** An .xlsx file with texts in its cells: as much of one as a directory's file needs. */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
	const numbers = sheets.map((_, i) => i + 1);
	const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
	const links = 'http://schemas.openxmlformats.org/package/2006/relationships';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	const link = (id: number, type: string, target: string) =>
		`<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;
	return zip({
		'[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kind}.worksheet+xml"/>`).join('')}</Types>`,
		'_rels/.rels': `<Relationships xmlns="${links}">${link(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ sheet }, i) => `<sheet name="${escaped(sheet)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${links}">${numbers.map((n) => link(n, 'worksheet', `worksheets/sheet${n}.xml`)).join('')}</Relationships>`,
		...Object.fromEntries(
			sheets.map(({ data }, i) => [
				`xl/worksheets/sheet${i + 1}.xml`,
				`<worksheet xmlns="${main}"><sheetData>${data.map(row).join('')}</sheetData></worksheet>`
			])
		)
	});
}

function row(cells: readonly unknown[], at: number): string {
	const filled = cells.flatMap((cell, column) =>
		cell === null || cell === undefined
			? []
			: `<c r="${letters(column)}${at + 1}" t="inlineStr"><is><t>${escaped(String(cell))}</t></is></c>`
	);
	return `<row r="${at + 1}">${filled.join('')}</row>`;
}

/** A column's name, of up to 26. */
const letters = (column: number) => String.fromCharCode(65 + column);

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A ZIP archive that compresses nothing. */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
	const parts: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const [path, text] of Object.entries(files)) {
		const [name, bytes] = [Buffer.from(path), Buffer.from(text)];
		const about = Buffer.alloc(26);
		about.writeUInt16LE(20, 0); // Version needed.
		about.writeUInt16LE(33, 8); // Day: 1 January 1980.
		about.writeUInt32LE(crc32(bytes), 10);
		about.writeUInt32LE(bytes.length, 14);
		about.writeUInt32LE(bytes.length, 18);
		about.writeUInt16LE(name.length, 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, name);
		parts.push(Buffer.from('PK\x03\x04'), about, name, bytes);
		offset += 4 + about.length + name.length + bytes.length;
	}
	const size = entries.reduce((sum, it) => sum + it.length, 0);
	const count = Object.keys(files).length;
	const end = Buffer.alloc(18);
	end.writeUInt16LE(count, 4);
	end.writeUInt16LE(count, 6);
	end.writeUInt32LE(size, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...parts, ...entries, Buffer.from('PK\x05\x06'), end]);
}
