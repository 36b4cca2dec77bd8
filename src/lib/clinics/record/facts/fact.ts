import type { z } from 'zod';
import type { Json } from '../json.ts';
import type { Names } from '../vocabulary-words.ts';
import type { Zod } from '../zod.ts';

/** How much harm a wrong change would do. High: it is checked with special care. */
export type Risk = 'low' | 'normal' | 'high';

/** The parts of the form, in their order. */
export const SECTIONS = [
	'place',
	'address',
	'contact',
	'hours',
	'patients',
	'treatments',
	'payers'
] as const;
export type Section = (typeof SECTIONS)[number];

/** What is answered: the input of a form, how a file's cell is read, and what is stored, follow from it. */
export type Answer =
	/** A line of text. `read` gives it as it is stored; null: it can't be that, and `wrong` says so. */
	| { kind: 'line'; read?: (line: string) => string | null; wrong?: () => string }
	| { kind: 'web_address' }
	| { kind: 'yes_or_no' }
	/** One word of a vocabulary, or several, with what people read for each. */
	| {
			kind: 'one' | 'several';
			words: readonly string[];
			names: Names<string>;
	  };

/** How a form asks for a fact, and a file has a column for it. */
export interface Question {
	/** Of the field, and of the column. */
	name: string;
	/** Undefined: as the fact is called. */
	label?: () => string;
	hint?: () => string;
	/** What is said when nothing is answered. Undefined: that may be. */
	missing?: () => string;
	/** What the column's cell might be. */
	example?: string;
	autocomplete?: 'organization' | 'url' | 'off';
	inputmode?: 'numeric' | 'url';
}

/** A column of a file with many clinics. */
export interface Column {
	name: string;
	label: () => string;
	/** What a cell may hold: yes or nothing, one word, or several. Undefined: any text. */
	accepts?:
		| { kind: 'tick' }
		| {
				kind: 'one' | 'several';
				words: readonly string[];
				/** In the language of the page, where the words themselves don't say it. */
				names?: Names<string>;
		  };
	/** What a cell might be. */
	example?: string;
}

/** What every fact says of itself. */
interface Declared {
	/** The member of the record: what it may hold, and whether it may be absent. */
	schema: (z: Zod) => z.ZodType;
	/**
	 * What vouches for it: a statement of its own, which says it as `phrase` ("kind of place"); the
	 * statement of another fact, with which it comes and goes; or its parts, which have their own
	 * provenance.
	 */
	vouchedBy: { phrase: () => string } | 'name' | 'phone' | 'kind' | 'parts';
	/** Whether a directory that is imported may set it. */
	imported: boolean;
	/** The part of the form that asks it. */
	section: Section;
}

/** A change of a fact. null: it said, or will say, nothing. */
export interface FactChange {
	from: Json;
	to: Json;
}

/** A fact that is one field: all of it is proposed, compared and decided on at once. */
interface Plain extends Declared {
	/** What it is called: "Kind of place". */
	label: () => string;
	/** What it says. A proposal may hold what no clinic could: that is given as it was written. */
	inWords: (value: Json) => string;
	/**
	 * Where the clinic's page tells it: `about` the place, where silence is "not reported"; there, but
	 * only `if_said`; or `apart`, in a part of the page that is made by hand.
	 */
	page: 'about' | 'if_said' | 'apart';
	/** What has to be known to read it; '': nothing. */
	note?: (value: Json) => string;
	/** How much harm a wrong change of it would do. */
	risk: Risk | ((change: FactChange) => Risk);
}

/** A fact whose input, column and reading follow from its question. */
export interface AskedFact extends Plain {
	answer: Answer;
	question: Question;
}

/** A fact whose input and reading are made by hand (`submissions/forms`), and so are its columns. */
interface ByHandFact extends Plain {
	columns: readonly Column[];
}
export type PlainFact = AskedFact | ByHandFact;

/** A fact that is many fields: one for each payer, or for each treatment and what is billed for it. */
export interface PartedFact extends Declared {
	columns: readonly Column[];
	/** Columns that the template leaves out and a file may have: one of each kind. */
	moreColumns?: readonly Column[];
}
