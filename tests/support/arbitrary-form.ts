import fc from 'fast-check';
import { anyText } from './arbitrary-text.ts';

/**
 * Forms with the named fields in any number, holding any text, texts that mean something, and files.
 */
export function anyForm(
	names: readonly string[],
	words: readonly string[]
): fc.Arbitrary<FormData> {
	const value = fc.oneof(
		fc.constantFrom(...words),
		anyText(30),
		fc.constantFrom('a'.repeat(300), 'a'.repeat(3000)),
		fc.constant(new File(['x'], 'x.txt'))
	);
	return fc
		.array(fc.tuple(fc.oneof(fc.constantFrom(...names), anyText(10)), value), { maxLength: 12 })
		.map((fields) => {
			const form = new FormData();
			for (const [name, one] of fields) form.append(name, one);
			return form;
		});
}

/** A form with these fields. */
export function formOf(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}
