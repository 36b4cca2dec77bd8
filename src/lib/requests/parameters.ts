/** A parameter that can't be read, and what would be right. */
export interface ParameterProblem {
	parameter: string;
	code:
		| 'missing'
		| 'not_allowed'
		| 'not_a_number'
		| 'out_of_range'
		| 'repeated'
		| 'unknown_parameter'
		/** Stands for those left out of a long list; `parameter` is the first of them. */
		| 'more_problems';
	/** What was sent, cut short; of `more_problems`, how many they are. */
	value: string;
	/** What is allowed, where that is a list. */
	allowed?: readonly string[];
	/** Least and most, where it is a range; both included unless said. */
	range?: { above?: number; from?: number; to: number };
	/** The known name that an unknown parameter looks like. */
	meant?: string;
}

/** More problems than anybody makes by mistake. */
const NAMED = 20;

/** As much of a wrong value as a message repeats. */
const SHOWN = 40;

/** Longer than any number that we write or that means something here. */
const LONGEST_NUMBER = 40;

/** Each character has one way to match, so that a long text can't keep the server busy. */
const NUMBER = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads typed values from query parameters and gathers what is wrong with them. Empty values count
 * as absent: that is how a form without JavaScript sends a field left alone.
 */
export function parameterReader(params: URLSearchParams) {
	const problems: ParameterProblem[] = [];
	const values = (name: string) =>
		params
			.getAll(name)
			.map((value) => value.trim())
			.filter((value) => value !== '');

	/** The value of a parameter that may be given once; null: not given, or given twice. */
	const single = (name: string): string | null => {
		const given = [...new Set(values(name))];
		if (given.length > 1) problem(name, 'repeated', given.join(', '));
		return given.length === 1 ? given[0] : null;
	};
	const problem = (
		parameter: string,
		code: ParameterProblem['code'],
		value: string,
		more: Partial<ParameterProblem> = {}
	): null => {
		problems.push({ parameter, code, value: shorten(value), ...more });
		return null;
	};
	const member = <T extends string>(name: string, value: string, known: readonly T[]): T | null =>
		known.find((one) => one === value) ?? problem(name, 'not_allowed', value, { allowed: known });
	const number = (
		name: string,
		value: string,
		range: { above?: number; from?: number; to: number }
	): number | null => {
		if (value.length > LONGEST_NUMBER || !NUMBER.test(value)) {
			return problem(name, 'not_a_number', value, { range });
		}
		const read = Number(value);
		const inside =
			read <= range.to && read >= (range.from ?? 0) && read > (range.above ?? -Infinity);
		return inside ? read : problem(name, 'out_of_range', value, { range });
	};

	return {
		problems,
		problem,
		text: single,
		/** One word of a list. */
		one<T extends string, E>(name: string, known: readonly T[], otherwise: E): T | E {
			const value = single(name);
			return (value !== null && member(name, value, known)) || otherwise;
		},
		/** Words of a list, each once, in the list's order. */
		several<T extends string>(name: string, known: readonly T[]): T[] {
			const chosen = [...new Set(values(name))].map((value) => member(name, value, known));
			return known.filter((one) => chosen.includes(one));
		},
		/** On with `1`. */
		flag(name: string): boolean {
			const value = single(name);
			return value !== null && value !== '0' && member(name, value, ['0', '1']) === '1';
		},
		/** A positive number up to `to`, or `any`: null. */
		numberOrAny(name: string, otherwise: number | null, to: number): number | null {
			const value = single(name);
			if (value === 'any') return null;
			return (value !== null && number(name, value, { above: 0, to })) || otherwise;
		},
		/** A whole number from `from` to `to`. */
		whole(name: string, otherwise: number, from: number, to: number): number {
			const value = single(name);
			const read = value === null ? null : number(name, value, { from, to });
			if (read === null || Number.isInteger(read)) return read ?? otherwise;
			problem(name, 'not_a_number', String(value), { range: { from, to } });
			return otherwise;
		}
	};
}

export type ParameterReader = ReturnType<typeof parameterReader>;

/**
 * The first problems of a list, and one that says how many more there are: an answer stays small,
 * whatever was sent.
 */
export function firstProblems(problems: readonly ParameterProblem[]): ParameterProblem[] {
	const first = problems.slice(0, NAMED);
	const next = problems.at(NAMED);
	if (!next) return first;
	const value = String(problems.length - NAMED);
	return [...first, { parameter: next.parameter, code: 'more_problems', value }];
}

/** A text, cut where a message would grow too long. */
export function shorten(text: string): string {
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
