import { readAge, readAssistance, readLanguage, readYesNo } from '#lib/clinics/words/read-word.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readList } from '#lib/format/read-list.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FormErrors } from '#lib/submissions/forms/form-text.ts';
import { formHolding, textOf } from '#lib/submissions/forms/names.ts';
import { FIELD_NAMES, formValues, type Values } from '#lib/submissions/proposal/clinic-form.ts';
import { kindOfColumn } from './csv-columns.ts';
import type { CsvRow } from './csv-rows.ts';

/** A cell that says "nothing": an empty one leaves what is listed as it is. */
const NOTHING = '-';

/** How the words of a list are read, by the name of its column. */
const READ_WORD: Record<string, (text: string) => string | undefined> = {
	ages: readAge,
	assistance: readAssistance,
	languages: readLanguage
};

/**
 * A row as the form that it would have been, had its sender filled in one for each clinic: what the
 * row doesn't say is as listed.
 *
 * @param base the clinic that it updates; null: a new one
 */
export function formOfRow(
	cells: CsvRow['cells'],
	base: Clinic | null
): { form: FormData; errors: FormErrors } {
	const listed = formValues(base);
	const values: Values = { ...listed };
	const errors: FormErrors = {};
	for (const name of FIELD_NAMES) {
		const cell = cells.get(name);
		if (cell === undefined) continue;
		const value = readCell(name, cell);
		if (value === undefined) errors[name] = m.many_error_tick();
		else if (value.length === 0) delete values[name];
		else values[name] = value;
	}
	for (const name of goneWith(cells, listed, values)) delete values[name];
	const as = hoursAs(cells);
	if (as !== undefined) values['hours-as'] = as;

	return { form: formHolding(values), errors };
}

/** Whether a box is ticked; undefined: neither yes nor no. */
export const readTick = (cell: string): boolean | undefined =>
	cell === NOTHING ? false : readYesNo(cell);

function readCell(name: string, cell: string): string | string[] | undefined {
	switch (kindOfColumn(name)) {
		case 'tick': {
			const ticked = readTick(cell);
			return ticked === undefined ? undefined : ticked ? 'yes' : '';
		}
		case 'several': {
			if (cell === NOTHING) return [];
			const { words, unknown } = readList(cell, READ_WORD[name]);
			return [...words, ...unknown];
		}
		case 'text':
			return cell === NOTHING ? '' : cell;
	}
}

/** What no longer holds once something else is said, and the row doesn't say anew. */
function goneWith(cells: CsvRow['cells'], listed: Values, values: Values): string[] {
	const isNew = (name: string) => cells.has(name) && textOf(values, name) !== textOf(listed, name);
	const gone: string[] = [];
	if (isNew('street')) gone.push('street-withheld');
	if (isNew('phone')) gone.push('extension');
	for (const name of FIELD_NAMES.filter((it) => /^intake-\d-number$/.test(it))) {
		if (isNew(name)) gone.push(name.replace('number', 'extension'));
	}
	return gone.filter((name) => !cells.has(name));
}

/** How the row gives its hours; undefined: it doesn't speak of them, or says how itself. */
function hoursAs(cells: CsvRow['cells']): string | undefined {
	if (cells.has('hours-as')) return undefined;
	const text = cells.get('hours-text');
	if (text !== undefined) return text === NOTHING ? '' : 'text';
	return [...cells.keys()].some((name) => name.startsWith('hours-')) ? 'week' : undefined;
}
