import { readForm } from './form-body.ts';

const LARGEST = 16 * 1024;

/**
 * Reads a form that is a button and what the page put beside it: nothing in it was typed. One that
 * can't be read is empty, and names nothing to do.
 */
export async function buttonForm(request: Request): Promise<FormData> {
	const read = await readForm(request, LARGEST);
	return 'form' in read ? read.form : new FormData();
}
