import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Importable } from '#lib/clinics/record/facts/index.ts';
import type { ListedBy } from '#lib/clinics/record/editions.ts';
import type { Fields } from '#lib/clinics/record/fields.ts';
import type { SourceId } from '#lib/clinics/record/known-sources.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { Route } from '#lib/clinics/record/vocabulary.ts';
import type { Positions } from './positions.ts';
import type { Row, RowNote } from './row.ts';

/**
 * Somebody else's list: how its files are known and read, and how far it is to be believed. What it
 * is called, who publishes it and under which licence is in `data/sources.json`, by its id.
 */
export interface Source<R extends Row = Row> {
	id: SourceId;
	/** Whether a place that it alone knows is added; else it only adds to places already known. */
	addsPlaces: boolean;
	/**
	 * Whether an edition has every place that it is about. Then a place that it lists no more is gone,
	 * unless something better vouches for it; else what it omits is merely not known to it.
	 */
	isComplete: boolean;
	/** How well it vouches for which facts (`trust.ts`). Of all others it says nothing. */
	vouchesFor: Vouching;
	/** What its files are, for a person who gave another: "an .xlsx with the sheet …". */
	files: string;
	/** Whether a file is its own, by what is in it. */
	knows(file: OpenedFile): boolean;
	/**
	 * The rows of one of its files.
	 *
	 * @param year of the edition, told by a person; undefined: the file says
	 * @throws UnreadableDirectory when the file can't be read
	 */
	read(file: OpenedFile, year?: string): List<R>;
	/** Treatments that a row reports. */
	routesOf(row: R): readonly Route[];
	/** What a row says of a place; a text: why that can't be used. */
	toListing(row: R, positions: Positions): Listing | string;
}

/** From least to best. */
export const TRUST = ['poorly', 'fairly', 'well'] as const;
export type Vouching = Partial<Record<Importable, (typeof TRUST)[number]>>;

/** A file as it was opened. */
export interface OpenedFile {
	/** Without its folder. */
	name: string;
	bytes: Uint8Array;
	/** Of an .xlsx. */
	sheets?: readonly Sheet[];
}

/** A sheet of a workbook: its name, and its rows of cells with the header first. */
export interface Sheet {
	sheet: string;
	data: readonly (readonly unknown[])[];
}

/** One edition of a source. */
export interface List<R extends Row = Row> {
	source: Source<R>;
	/** Its year. */
	edition: number;
	/** One for each place, in an order that doesn't depend on the file's. */
	rows: R[];
	/** Rows that were read, repeats included, and those of them that report a treatment. */
	read: number;
	treating: number;
	/** Rows that can't be used. */
	refused: RowNote[];
	/** Rows used without one of their facts. */
	warnings: RowNote[];
	/** Rows merged into an earlier one. */
	merged: RowNote[];
	/** Rows that repeat another's name and address, and are yet a place of their own. */
	keptApart: RowNote[];
}

/** What a row says: all of a place, or something that is added to a place already known. */
export type Listing = Place | Addition;

export interface Place {
	/** The clinic that it describes, every fact resting on its edition. */
	toClinic(id: string, listedBy: ListedBy): Clinic;
}

export interface Addition {
	adds: Fields;
	restsOn: Provenance;
	/** What it doesn't add, and why. */
	leftOut?: string;
}

/** The file isn't a list that we can read. The message says what to do next. */
export class UnreadableDirectory extends Error {
	override name = 'UnreadableDirectory';
}
