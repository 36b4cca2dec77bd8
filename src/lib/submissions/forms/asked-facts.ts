import type { AskedFact } from '#lib/clinics/record/facts/fact.ts';
import { askedFact, ASKED_NAMES } from '#lib/clinics/record/facts/index.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { fieldsOf, type Fields } from '#lib/clinics/record/fields.ts';
import type { Json } from '#lib/clinics/record/json.ts';
import { wordReader } from '#lib/clinics/words/read-word.ts';
import type { Values } from './names.ts';
import type { Reading } from './reading.ts';

/** What the form is filled with: all that is asked by what its fact declares. */
export function askedValues(clinic: Clinic): Values {
	const fields = fieldsOf(clinic);
	return Object.fromEntries(
		ASKED_NAMES.map((name) => [askedFact(name).question.name, valueOf(fields[name])])
	);
}

function valueOf(said: Json | undefined): string | string[] {
	if (typeof said === 'boolean') return said ? 'yes' : 'no';
	return typeof said === 'string' ? said : textsIn(said);
}

/** Reads all that is asked by what its fact declares. */
export function readAsked(it: Reading, base: Clinic | null): Fields {
	const listed = fieldsOf(base);
	const fields: Fields = {};
	for (const [name, read] of READERS) {
		const said = read(it, listed[name]);
		if (said !== undefined) fields[name] = said;
		else {
			const { question } = askedFact(name);
			if (question.missing) it.fail(question.name, question.missing());
		}
	}
	return fields;
}

type Reader = (it: Reading, listed: Json | undefined) => Json | undefined;

/** Made once: a reader of words knows each of them in every language. */
const READERS = new Map(ASKED_NAMES.map((name) => [name, readerOf(askedFact(name))]));

/** How an answer is read; what wasn't touched stays exactly as it is listed. */
function readerOf({ answer, question: { name } }: AskedFact): Reader {
	switch (answer.kind) {
		case 'line':
			return (it, listed) => {
				const line = it.line(name, textIn(listed));
				if (line === '' || line === listed || !answer.read) return line || undefined;
				const read = answer.read(line);
				if (read === null && answer.wrong) it.fail(name, answer.wrong());
				return read ?? line;
			};
		case 'web_address':
			return (it, listed) => it.webAddress(name, textIn(listed)) || undefined;
		case 'yes_or_no':
			return (it) => it.answer(name);
		case 'one': {
			const read = wordReader(answer.words, answer.names);
			return (it) => it.choice(name, read);
		}
		case 'several': {
			const read = wordReader(answer.words, answer.names);
			return (it, listed) => {
				const chosen = it.choices(name, answer.words, read, textsIn(listed));
				return chosen.length > 0 ? chosen : undefined;
			};
		}
	}
}

const textIn = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
const textsIn = (value: Json | undefined) =>
	Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
