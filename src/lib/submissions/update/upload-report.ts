/** What became of a row. */
export const ROW_RESULTS = ['sent', 'waiting', 'unchanged', 'duplicate', 'refused'] as const;
export type RowResult = (typeof ROW_RESULTS)[number];

/** A row, for its sender to read. */
export interface RowReport {
	line: number;
	name: string;
	result: RowResult;
	/** Why it wasn't sent, a sentence each. */
	reasons: string[];
	/** Where its sender sees how it stands, once it is sent or was before. */
	path?: string;
	/** Listed clinics that it may be. */
	duplicates?: { id: string; name: string; reasons: string }[];
}

/** What became of a file, and the rows to send again as a file; null: none. */
export interface UploadReport {
	report: RowReport[];
	toMend: string | null;
}
